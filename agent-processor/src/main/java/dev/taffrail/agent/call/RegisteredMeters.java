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
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Counts into a registry.
final class RegisteredMeters implements CallerMeters {
    /// The semantic convention's buckets: 10 ms to 81.92 s, doubling.
    private static final Duration[] BUCKETS = LongStream.iterate(10, bucket -> bucket <= 81_920, bucket -> bucket * 2)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    RegisteredMeters(MeterRegistry registry, Slots slots, PrefixCache prefixes) {
        this.registry = registry;
        for (Pool pool : Pool.values()) {
            gauge(CallerMetrics.RUNNING, () -> slots.taken(pool), lower(pool));
            gauge(CallerMetrics.SLOTS, () -> slots.size(pool), lower(pool));
        }
        gauge(CallerMetrics.PREFIX_CACHE, prefixes::bytes);
    }

    @Override
    public void claimed(AgentCall call) {
        count(CallerMetrics.CLAIMED, 1, lower(Pool.of(call)));
    }

    @Override
    public void claimFailed(String error) {
        count(CallerMetrics.CLAIMS_FAILED, 1, error);
    }

    @Override
    public void dropped(int records) {
        count(CallerMetrics.PASSED_OVER, records);
    }

    @Override
    public void tookOver(int partitions) {
        count(CallerMetrics.TAKEOVERS, partitions);
    }

    @Override
    public void answered(AgentCall call, CallResult result) {
        switch (result) {
            case NotStarted it -> count(CallerMetrics.NOT_STARTED, 1, lower(Pool.of(call)), lower(it.reason()));
            case ModelResult it -> it.attempts().forEach(this::attempted);
            case ToolResult it -> used(call, it);
        }
    }

    private void attempted(Attempt attempt) {
        time(
                CallerMetrics.MODEL_DURATION,
                attempt.latencyMillis(),
                "chat",
                attempt.provider(),
                attempt.model(),
                attempt.failure().toLowerCase(Locale.ROOT));
    }

    private void used(AgentCall call, ToolResult result) {
        String tool = switch (call) {
            case ToolCall it -> it.tool();
            case ModelCall _ -> "";
        };
        String error = result.status() == ToolStatus.OK ? "" : lower(result.status());
        time(CallerMetrics.TOOL_DURATION, result.latencyMillis(), tool, error);
    }

    private void time(CallerMetrics metric, long millis, String... values) {
        Timer.builder(metric.metric())
                .description(metric.doc())
                .tags(tags(metric, values))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.ofMillis(millis));
    }

    private void count(CallerMetrics metric, double by, String... values) {
        Counter.builder(metric.metric())
                .description(metric.doc())
                .baseUnit(metric.unit())
                .tags(tags(metric, values))
                .register(registry)
                .increment(by);
    }

    private void gauge(CallerMetrics metric, Supplier<Number> value, String... values) {
        Gauge.builder(metric.metric(), value)
                .description(metric.doc())
                .baseUnit(metric.unit())
                .tags(tags(metric, values))
                .register(registry);
    }

    private static List<Tag> tags(CallerMetrics metric, String... values) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.tags().get(i), values[i]));
        }
        return tags;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
