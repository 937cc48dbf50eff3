package dev.taffrail.ingest.client;

import dev.taffrail.schemas.run.RunKey;

/// A request that all replicas have.
public record Submitted(RunKey run, String topic, int partition, long offset) {}
