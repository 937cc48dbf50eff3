package dev.taffrail.guardrail.stream;

/// The gate's metrics: names as they are scraped, and what they tell.
public enum GateMetric {
    RECORDS("taffrail_gate_records_total", "Records that came to the gate, by topic and by what became of them."),
    REFUSED("taffrail_runs_rejected_total", "Requests that the gate refused, by reason."),
    DECISIONS("taffrail_guardrail_decisions_total", "Findings of the policy, by rule, stage and action."),
    DURATION("taffrail_guardrail_duration_seconds", "Time from the arrival of a record until it was judged, by topic."),
    DEAD_LETTERS("taffrail_dlq_records_total", "Records that were quarantined, by topic and reason.");

    private final String id;
    private final String description;

    GateMetric(String id, String description) {
        this.id = id;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }
}
