package dev.taffrail.detection.pii;

import dev.taffrail.detection.Span;

/// Personal data and where it is.
public record PersonalFinding(Span span, PersonalType type) {}
