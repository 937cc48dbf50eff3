package dev.taffrail.agent.stream;

import dev.taffrail.agent.run.Effect;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.verdict.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// Counts what is decided; the decision does not know. A decision whose transaction is undone, and that is made again,
/// counts twice here and once in the log.
final class AgentMeters {
    private final MeterRegistry registry;

    AgentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Effect effect) {
        if (effect instanceof Effect.Event(ToolStep step) && step.status() == ToolStatus.REFUSED) {
            step.verdicts().forEach(verdict -> refused(step, verdict));
        }
    }

    private void refused(ToolStep step, Verdict verdict) {
        var metric = AgentMetric.FLOWS_REFUSED;
        Counter.builder(metric.metric())
                .description(metric.doc())
                .baseUnit(metric.spec().unit())
                .tags(
                        metric.tags().get(0),
                        verdict.rule(),
                        metric.tags().get(1),
                        step.effect().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
