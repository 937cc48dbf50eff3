package dev.taffrail.ingest.client;

import dev.taffrail.schemas.run.RunKey;

/// A command that all replicas have. The answer of the run carries the command id.
public record Commanded(RunKey run, String commandId, String topic, int partition, long offset) {}
