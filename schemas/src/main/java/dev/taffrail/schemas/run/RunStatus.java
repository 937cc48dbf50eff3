package dev.taffrail.schemas.run;

/// Where a run is, as shown to users. The last six end a leg.
public enum RunStatus {
    UNKNOWN,
    /// Waits for an earlier run of its session, or for a slot of its tenant.
    QUEUED,
    RUNNING,
    PAUSED,
    COMPLETED,
    /// Refused before it started, by validation, admission or a guardrail.
    REJECTED,
    BUDGET_EXHAUSTED,
    CANCELLED,
    FAILED,
    TIMED_OUT;

    public boolean isEnd() {
        return compareTo(COMPLETED) >= 0;
    }
}
