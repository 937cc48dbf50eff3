package dev.taffrail.detection.redaction;

import dev.taffrail.detection.Span;

/// A part of a text that is not to be shown as it is.
///
/// @param label what it is, for the reader: `person`, `issued_token`
public record Finding(Span span, String label, Handling handling) {}
