package dev.taffrail.guardrail.stream;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// The gate's metrics.
public enum GateMetric implements MetricName {
    RECORDS(
            "taffrail.gate.records",
            Kind.COUNTER,
            "",
            "topic,outcome",
            "Records that came to the gate, by what became of them."),
    REJECTED("taffrail.runs.rejected", Kind.COUNTER, "", "reason", "Requests that the gate refused."),
    DECISIONS(
            "taffrail.guardrail.decisions",
            Kind.COUNTER,
            "",
            "rule,stage,decision",
            "What rules of the policy found and did."),
    DURATION(
            "taffrail.guardrail.duration", Kind.TIMER, "seconds", "topic", "How long the gate took to judge a record."),
    DEAD_LETTERS("taffrail.dlq.records", Kind.COUNTER, "", "source_topic,reason", "Records that were quarantined.");

    private final String metric;
    private final Kind kind;
    private final String unit;
    /// With commas between them.
    private final String tags;
    private final String doc;

    GateMetric(String metric, Kind kind, String unit, String tags, String doc) {
        this.metric = metric;
        this.kind = kind;
        this.unit = unit;
        this.tags = tags;
        this.doc = doc;
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public List<String> tags() {
        return List.of(tags.split(",", -1));
    }

    @Override
    public String doc() {
        return doc;
    }
}
