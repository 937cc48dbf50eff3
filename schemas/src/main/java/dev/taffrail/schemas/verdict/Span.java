package dev.taffrail.schemas.verdict;

/// Where in the screened text: UTF-16 offsets, end exclusive. Never the text itself.
public record Span(int start, int end) {}
