package dev.taffrail.ingest.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/// Collects what is wrong in one file.
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String field, String message) {
        found.add(new Problem(file, line, field, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Parsed.Problems parsed() {
        return new Parsed.Problems(
                found.stream().sorted(Comparator.comparingInt(Problem::line)).toList());
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
