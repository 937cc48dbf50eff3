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
        if (effect instanceof Effect.Event(ToolStep step) && isOurs(step)) {
            step.verdicts().forEach(verdict -> refused(step, verdict));
        }
    }

    /// A worker may report a granted call as refused; the verdicts are those of its result then.
    private static boolean isOurs(ToolStep step) {
        return step.status() == ToolStatus.REFUSED && step.grant() == 0;
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
