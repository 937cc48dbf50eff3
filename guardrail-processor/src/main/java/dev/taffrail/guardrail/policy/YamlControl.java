package dev.taffrail.guardrail.policy;

import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// A character that YAML takes nowhere, not even in a comment.
///
/// @param line from 1
record YamlControl(int line, int codePoint) {
    /// The first of them.
    static Optional<YamlControl> first(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (!StreamReader.isPrintable(codePoint)) {
                return Optional.of(new YamlControl(line, codePoint));
            }
            line += codePoint == '\n' ? 1 : 0;
        }
        return Optional.empty();
    }

    String problem() {
        return ":%d: character U+%04X is allowed nowhere in YAML; remove it".formatted(line, codePoint);
    }
}
