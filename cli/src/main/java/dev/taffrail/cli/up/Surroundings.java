package dev.taffrail.cli.up;

import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// What the services of a process share.
///
/// @param data the data folder; stores are in the folder of the process
/// @param environment for model keys
record Surroundings(
        KafkaClients clients,
        Topics topics,
        SchemaLock lock,
        SchemaSource schemas,
        PrometheusMeterRegistry meters,
        Health health,
        RocksDbMemory memory,
        Path data,
        Map<String, String> environment,
        InstantSource clock) {}
