package dev.taffrail.agent.call;

import dev.taffrail.agent.call.claim.CallerMeters;
import dev.taffrail.agent.call.claim.Pool;
import dev.taffrail.agent.call.claim.Slots;
import dev.taffrail.agent.call.modelcall.PrefixCache;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/// Counts into a registry.
final class RegisteredMeters implements CallerMeters {
    /// The semantic convention's buckets, in seconds.
    private static final double[] BUCKETS = {
        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92
    };

    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;

    RegisteredMeters(MeterRegistry registry, Slots slots, PrefixCache prefixes) {
        this.registry = registry;
        for (Pool pool : Pool.values()) {
            gauge(CallerMetrics.RUNNING, Tags.of("kind", kind(pool)), () -> slots.taken(pool));
            gauge(CallerMetrics.SLOTS, Tags.of("kind", kind(pool)), () -> slots.size(pool));
        }
        gauge(CallerMetrics.PREFIX_CACHE, Tags.empty(), prefixes::bytes);
    }

    @Override
    public void claimed(AgentCall call) {
        count(CallerMetrics.CLAIMED, Tags.of("kind", kind(Pool.of(call))), 1);
    }

    @Override
    public void claimFailed(String error) {
        count(CallerMetrics.CLAIMS_FAILED, Tags.of("error_type", error), 1);
    }

    @Override
    public void dropped(int records) {
        count(CallerMetrics.PASSED_OVER, Tags.empty(), records);
    }

    @Override
    public void tookOver(int partitions) {
        count(CallerMetrics.TAKEOVERS, Tags.empty(), partitions);
    }

    @Override
    public void answered(AgentCall call, CallResult result) {
        switch (result) {
            case NotStarted notStarted ->
                count(
                        CallerMetrics.NOT_STARTED,
                        Tags.of("kind", kind(Pool.of(call)), "reason", lower(notStarted.reason())),
                        1);
            case ModelResult model -> model.attempts().forEach(this::attempted);
            case ToolResult tool -> used(call, tool);
        }
    }

    private void attempted(Attempt attempt) {
        time(
                CallerMetrics.MODEL_DURATION,
                Tags.of(
                        "gen_ai.operation.name", "chat",
                        "gen_ai.provider.name", attempt.provider(),
                        "gen_ai.request.model", attempt.model(),
                        "error.type", attempt.failure().toLowerCase(Locale.ROOT)),
                attempt.latencyMillis());
    }

    private void used(AgentCall call, ToolResult result) {
        String tool =
                switch (call) {
                    case ToolCall it -> it.tool();
                    case ModelCall _ -> "";
                };
        String error = result.status() == ToolStatus.OK ? "" : lower(result.status());
        time(CallerMetrics.TOOL_DURATION, Tags.of("gen_ai.tool.name", tool, "error.type", error), result.latencyMillis());
    }

    private void time(CallerMetrics metric, Tags tags, long millis) {
        Timer.builder(metric.meter())
                .description(metric.doc())
                .tags(tags)
                .serviceLevelObjectives(Arrays.stream(BUCKETS)
                        .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * MILLIS)))
                        .toArray(Duration[]::new))
                .register(registry)
                .record(Duration.ofMillis(millis));
    }

    private void count(CallerMetrics metric, Tags tags, double by) {
        Counter.builder(metric.meter())
                .description(metric.doc())
                .baseUnit(metric.unit())
                .tags(tags)
                .register(registry)
                .increment(by);
    }

    private void gauge(CallerMetrics metric, Tags tags, Supplier<Number> value) {
        Gauge.builder(metric.meter(), value)
                .description(metric.doc())
                .baseUnit(metric.unit())
                .tags(tags)
                .register(registry);
    }

    private static String kind(Pool pool) {
        return lower(pool);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
