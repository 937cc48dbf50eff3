/// A client to embed in programs that ask for runs: it needs Kafka's producer and nothing of a running Taffrail. Start
/// with [TaffrailClient].
@NullMarked
package dev.taffrail.ingest.client;

import org.jspecify.annotations.NullMarked;
