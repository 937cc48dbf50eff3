package dev.taffrail.guardrail.stream;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// The gate's metrics.
@SuppressWarnings("ImmutableEnumChecker") // a spec is immutable, which its type does not say
public enum GateMetric implements MetricName {
    RECORDS(
            "taffrail.gate.records",
            Kind.COUNTER,
            "",
            "Records that came to the gate, by what became of them.",
            "topic",
            "outcome"),
    REJECTED("taffrail.runs.rejected", Kind.COUNTER, "", "Requests that the gate refused.", "reason"),
    DECISIONS(
            "taffrail.guardrail.decisions",
            Kind.COUNTER,
            "",
            "What rules of the policy found and did.",
            "rule",
            "stage",
            "decision"),
    ERRORS(
            "taffrail.guardrail.errors",
            Kind.COUNTER,
            "",
            "Rules of the policy that failed, by what was done in their place.",
            "rule",
            "mode"),
    RULE_DURATION(
            "taffrail.guardrail.duration",
            Kind.TIMER,
            "seconds",
            "How long a rule of the policy took for a text, whether it found something or not.",
            "rule",
            "stage"),
    DURATION("taffrail.gate.duration", Kind.TIMER, "seconds", "How long the gate took to judge a record.", "topic"),
    DEAD_LETTERS("taffrail.dlq.records", Kind.COUNTER, "", "Records that were quarantined.", "source_topic", "reason");

    private final Spec spec;

    GateMetric(String metric, Kind kind, String unit, String doc, String... tags) {
        this.spec = new Spec(metric, kind, unit, doc, List.of(tags));
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
