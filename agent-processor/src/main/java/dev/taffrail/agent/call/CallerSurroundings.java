package dev.taffrail.agent.call;

import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.call.BreakerReset;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the process lends to its callers.
///
/// @param schemas is asked for schema ids that the lock does not have
/// @param models by the configured name of their provider
/// @param breakers gets what `caller-controls` says about circuit breakers
/// @param workspaces the folder that the tools of a run work in; it exists
public record CallerSurroundings(
        KafkaClients clients,
        Topics topics,
        SchemaLock lock,
        SchemaSource schemas,
        Function<String, Optional<Model>> models,
        Consumer<BreakerReset> breakers,
        ToolCatalogue tools,
        Function<RunKey, Path> workspaces,
        MeterRegistry meters,
        InstantSource clock) {}
