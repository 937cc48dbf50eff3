package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.Arrival;
import dev.taffrail.guardrail.intake.Desk;
import dev.taffrail.guardrail.intake.Passage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Measures desks; the desks do not know.
public final class GateMeters {
    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Counter> records = new ConcurrentHashMap<>();

    public GateMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Lets `desk` judge `arrival` and counts what came of it.
    public Passage measured(String topic, Desk desk, Arrival arrival) {
        var sample = Timer.start(registry);
        var passage = desk.pass(arrival);
        sample.stop(timers.computeIfAbsent(topic, this::timer));
        count(topic, passage);
        return passage;
    }

    private void count(String topic, Passage passage) {
        String became = passage.counted().name().toLowerCase(Locale.ROOT);
        records.computeIfAbsent(topic + " " + became, _ -> counter(GateMetric.RECORDS, "topic", topic, "outcome", became)).increment();
        String reason = passage.reason().toLowerCase(Locale.ROOT);
        switch (passage.counted()) {
            case ADMITTED, PASSED -> {}
            case REFUSED -> counter(GateMetric.REFUSED, "reason", reason).increment();
            case QUARANTINED -> counter(GateMetric.DEAD_LETTERS, "source_topic", topic, "reason", reason).increment();
        }
        for (var verdict : passage.verdicts()) {
            String action = verdict.action().name().toLowerCase(Locale.ROOT);
            counter(GateMetric.DECISIONS, "rule", verdict.rule(), "stage", verdict.source(), "decision", action).increment();
        }
    }

    private Timer timer(String topic) {
        return Timer.builder(meterName(GateMetric.DURATION))
                .description(GateMetric.DURATION.description())
                .tag("topic", topic)
                .serviceLevelObjectives(Duration.ofNanos(100_000), Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100))
                .register(registry);
    }

    private Counter counter(GateMetric metric, String... tags) {
        return Counter.builder(meterName(metric)).description(metric.description()).tags(tags).register(registry);
    }

    /// Micrometer's own name: the registry adds the unit and `_total` again when it is scraped.
    private static String meterName(GateMetric metric) {
        return metric.id().replaceAll("(_seconds)?(_total)?$", "");
    }
}
