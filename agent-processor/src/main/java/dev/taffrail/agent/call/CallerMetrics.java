package dev.taffrail.agent.call;

/// The metrics of the callers.
public enum CallerMetrics {
    CLAIMED("taffrail.calls.claimed", "calls", "Calls that were claimed, by kind."),
    CLAIMS_FAILED("taffrail.claims.failed", "claims", "Claims that did not succeed, by error_type; nothing of them started."),
    NOT_STARTED("taffrail.calls.not_started", "calls", "Claimed calls that were given back without any effect, by kind and reason."),
    PASSED_OVER("taffrail.calls.passed_over", "records", "Records of agent-calls that were unreadable or claimed before."),
    TAKEOVERS("taffrail.calls.takeovers", "partitions", "Partitions of agent-calls that this process took over."),
    RUNNING("taffrail.calls.running", "calls", "Calls that are claimed and whose result is not acknowledged yet, by kind."),
    SLOTS("taffrail.calls.slots", "calls", "How many may run at once, by kind."),
    PREFIX_CACHE("taffrail.calls.prefix_cache", "bytes", "Memory that cached conversations take."),
    MODEL_DURATION(
            "gen_ai.client.operation.duration",
            "seconds",
            "How long providers took, by gen_ai.operation.name, gen_ai.provider.name, gen_ai.request.model and error.type."),
    TOOL_DURATION("gen_ai.execute_tool.duration", "seconds", "How long tools took, by gen_ai.tool.name and error.type.");

    private final String meter;
    private final String unit;
    private final String doc;

    CallerMetrics(String meter, String unit, String doc) {
        this.meter = meter;
        this.unit = unit;
        this.doc = doc;
    }

    /// The name before a registry changes it to its own taste.
    public String meter() {
        return meter;
    }

    public String unit() {
        return unit;
    }

    public String doc() {
        return doc;
    }
}
