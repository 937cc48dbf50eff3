package dev.taffrail.ingest.agent;

import dev.taffrail.schemas.codec.Nearest;
import dev.taffrail.schemas.run.LimitWords;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One mapping of an agent file. A getter that finds something wrong notes it and answers with the default, so that a
/// reader gets all problems of a file at once.
final class Fields {
    private final Problems problems;
    private final String path;
    private final int line;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Problems problems, String path, MappingNode mapping) {
        this.problems = problems;
        this.path = path;
        this.line = Problems.line(mapping);
        for (var entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(no text)";
            if (nodes.put(key, entry.getValueNode()) != null) {
                problems.add(Problems.line(entry.getKeyNode()), within(key), "is given twice; remove one");
            }
        }
    }

    boolean has(String name) {
        asked.add(name);
        return nodes.containsKey(name);
    }

    /// The names that are there, in the order of the file.
    List<String> names() {
        return List.copyOf(nodes.keySet());
    }

    /// Text that must be there.
    String text(String name) {
        if (!has(name)) {
            problems.add(line, within(name), "is missing; add it");
            return "";
        }
        return text(name, "");
    }

    /// Text, or any scalar as it is written.
    String text(String name, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (nodes.get(name) instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        wrong(name, "must be text");
        return otherwise;
    }

    /// A whole number from `least` to `most`.
    long number(String name, long least, long most, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String text = text(name, "").replace("_", "");
        if (text.matches("\\d{1,18}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        wrong(name, "must be a whole number from " + least + " to " + most + ", but is '" + text + "'");
        return otherwise;
    }

    /// A time such as `30s` or `5m`, at most an hour, in milliseconds.
    long millis(String name, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String text = text(name, "");
        if (LimitWords.parse("wall_clock", text) instanceof LimitWords.Parsed.Limit(String _, long millis)
                && millis >= 1
                && millis <= 3_600_000) {
            return millis;
        }
        wrong(name, "must be a time such as 500ms, 30s or 5m, at most 1h, but is '" + text + "'");
        return otherwise;
    }

    /// One of the keys of `choices`.
    <E> E choice(String name, Map<String, E> choices, E otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String text = text(name, "");
        E chosen = choices.get(text);
        if (chosen == null) {
            wrong(name, "must be one of " + String.join(", ", choices.keySet()) + ", but is '" + text + "'");
            return otherwise;
        }
        return chosen;
    }

    /// A mapping of its own; empty when it is absent or wrong.
    Optional<Fields> section(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (nodes.get(name) instanceof MappingNode mapping) {
            return Optional.of(new Fields(problems, within(name), mapping));
        }
        wrong(name, "must be a mapping");
        return Optional.empty();
    }

    /// The elements of a list; none when it is absent or wrong.
    List<Node> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (nodes.get(name) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(name, "must be a list");
        return List.of();
    }

    /// The node as it is; empty when it is absent.
    Optional<Node> node(String name) {
        asked.add(name);
        return Optional.ofNullable(nodes.get(name));
    }

    void wrong(String name, String problem) {
        problems.add(lineOf(name), within(name), problem);
    }

    /// Notes every field that nobody asked for.
    void rejectUnread() {
        var known = List.copyOf(asked);
        for (String name : nodes.keySet()) {
            if (!asked.contains(name)) {
                String hint = Nearest.to(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() -> "known are " + String.join(", ", known));
                wrong(name, "is not known; " + hint);
            }
        }
    }

    private int lineOf(String name) {
        Node node = nodes.get(name);
        return node == null ? line : Problems.line(node);
    }

    private String within(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
