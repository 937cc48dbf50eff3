package dev.taffrail.agent.call.claim;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/// What a [CallLoop] works with.
///
/// @param consumer of the callers' group, for the loop alone
/// @param readers makes consumers without a group
/// @param incarnation names this start of this process among all callers; without ';'
/// @param drain how long running calls may go on when the loop is told to stop
public record CallerWiring(
        Consumer<String, byte[]> consumer,
        Supplier<Consumer<String, byte[]>> readers,
        CallTopic topic,
        Results results,
        CallQuarantine quarantine,
        Handlers handlers,
        Slots slots,
        RunningCalls running,
        StartWindow window,
        CallerMeters meters,
        String incarnation,
        Duration drain) {}
