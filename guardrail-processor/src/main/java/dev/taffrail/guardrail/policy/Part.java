package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.Span;

/// A part of a text that does not go on as it is.
///
/// @param label what it is, for the reader
record Part(Span span, String label, Treatment treatment) {
    int start() {
        return span.start();
    }

    int end() {
        return span.end();
    }

    Part in(int start, int end) {
        return new Part(new Span(start, end), label, treatment);
    }

    /// A label in its place, whatever was to become of it.
    Part redacted() {
        return new Part(span, label, Treatment.REDACT);
    }
}
