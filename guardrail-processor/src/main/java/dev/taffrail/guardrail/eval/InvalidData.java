package dev.taffrail.guardrail.eval;

import java.nio.file.Path;

/// Labelled data that cannot be used. The message names the file and the line.
public final class InvalidData extends IllegalArgumentException {
    InvalidData(String problem) {
        super(problem);
    }

    InvalidData(Path file, int line, Exception cause) {
        super(
                "%s:%d: no row of labelled data (%s); each line is a JSON object in UTF-8, and the spans of pii have start, end and type"
                        .formatted(
                                file,
                                line,
                                cause.getMessage() == null ? "a span is not within the text" : cause.getMessage()),
                cause);
    }
}
