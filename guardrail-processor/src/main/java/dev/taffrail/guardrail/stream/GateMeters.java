package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.Arrival;
import dev.taffrail.guardrail.intake.Desk;
import dev.taffrail.guardrail.intake.Passage;
import dev.taffrail.schemas.verdict.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Measures desks; the desks do not know.
public final class GateMeters {
    private static final Duration[] OBJECTIVES = {
        Duration.ofNanos(100_000), Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100)
    };

    private final MeterRegistry registry;

    public GateMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Lets `desk` judge `arrival`, and counts what came of it.
    Passage measured(String topic, Desk desk, Arrival arrival) {
        var sample = Timer.start(registry);
        var passage = desk.pass(arrival);
        sample.stop(timer(topic));
        count(topic, passage);
        return passage;
    }

    private void count(String topic, Passage passage) {
        counter(GateMetric.RECORDS, topic, word(passage.counted())).increment();
        String reason = passage.reason().toLowerCase(Locale.ROOT);
        switch (passage.counted()) {
            case ADMITTED, PASSED -> {}
            case REFUSED -> counter(GateMetric.REJECTED, reason).increment();
            case QUARANTINED -> counter(GateMetric.DEAD_LETTERS, topic, reason).increment();
        }
        for (Verdict verdict : passage.verdicts()) {
            counter(GateMetric.DECISIONS, verdict.rule(), stage(verdict), word(verdict.action()))
                    .increment();
            if (!verdict.failure().isEmpty()) {
                counter(GateMetric.ERRORS, verdict.rule(), word(verdict.action()))
                        .increment();
            }
        }
    }

    /// Without the tool, of which there may be many, and without the field.
    private static String stage(Verdict verdict) {
        String source = verdict.source();
        int end = 0;
        while (end < source.length() && source.charAt(end) != ':' && source.charAt(end) != '/') {
            end++;
        }
        return source.substring(0, end);
    }

    private Timer timer(String topic) {
        return Timer.builder(GateMetric.DURATION.metric())
                .description(GateMetric.DURATION.doc())
                .tags(tags(GateMetric.DURATION, topic))
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry);
    }

    private Counter counter(GateMetric metric, String... values) {
        return Counter.builder(metric.metric())
                .description(metric.doc())
                .tags(tags(metric, values))
                .register(registry);
    }

    private static List<Tag> tags(GateMetric metric, String... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Tag.of(metric.tags().get(i), values[i]))
                .toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
