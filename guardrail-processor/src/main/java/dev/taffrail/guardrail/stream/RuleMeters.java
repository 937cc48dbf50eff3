package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.policy.RuleClock;
import dev.taffrail.guardrail.policy.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// How long the rules of policies take, by rule and stage.
final class RuleMeters implements RuleClock {
    private static final Duration[] OBJECTIVES = {
        Duration.ofNanos(10_000), Duration.ofNanos(100_000), Duration.ofMillis(1), Duration.ofMillis(10)
    };

    private final MeterRegistry registry;
    private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();

    private record Measured(String rule, Stage stage) {}

    RuleMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void took(String rule, Stage stage, long nanos) {
        timers.computeIfAbsent(new Measured(rule, stage), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Measured measured) {
        var tags = GateMetric.RULE_DURATION.tags();
        return Timer.builder(GateMetric.RULE_DURATION.metric())
                .description(GateMetric.RULE_DURATION.doc())
                .tags(
                        tags.get(0),
                        measured.rule(),
                        tags.get(1),
                        measured.stage().word())
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry);
    }
}
