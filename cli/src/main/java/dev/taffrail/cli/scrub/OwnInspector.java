package dev.taffrail.cli.scrub;

import dev.taffrail.detection.redaction.Finding;
import dev.taffrail.detection.redaction.TextInspector;
import java.util.List;

/// Finds what `engine` finds, but for ids of the program's own.
record OwnInspector(TextInspector engine) implements TextInspector {
    @Override
    public List<Finding> inspect(String field, String text) {
        return withoutIdentifiers(field, text, engine.inspect(field, text));
    }

    @Override
    public List<Finding> inspectName(String name) {
        return withoutIdentifiers("", name, engine.inspectName(name));
    }

    private static List<Finding> withoutIdentifiers(String field, String text, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !Identifiers.isOne(field, text, finding.span()))
                .toList();
    }
}
