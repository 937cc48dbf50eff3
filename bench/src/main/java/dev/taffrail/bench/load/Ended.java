package dev.taffrail.bench.load;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// An outcome that was read.
///
/// @param run its id
/// @param readAt on the clock of [System#nanoTime]
public record Ended(String run, long readAt, ConsumerRecord<String, byte[]> record) {}
