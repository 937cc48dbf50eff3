package dev.taffrail.bench.load;

import java.util.function.Consumer;

/// Where runs go in and come out.
///
/// @param requests the topic to ask on
/// @param outcomes the topic with one record for each run that ended, under the same key
/// @param asking makes the request
/// @param verify throws when the value of an outcome is not that of a run that completed
public record Lane(String requests, String outcomes, int partitions, Requests asking, Consumer<byte[]> verify) {}
