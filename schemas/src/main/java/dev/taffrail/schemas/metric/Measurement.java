package dev.taffrail.schemas.metric;

/// One measured value.
///
/// @param name as in the metrics catalogue, such as `taffrail.run.cost`
/// @param unit `1`, `ms`, `tokens` or `usd_micros`
public record Measurement(String name, long value, String unit) {}
