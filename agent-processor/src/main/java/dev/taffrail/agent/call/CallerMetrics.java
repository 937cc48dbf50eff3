package dev.taffrail.agent.call;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// The metrics of the callers.
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say
public enum CallerMetrics implements MetricName {
    CLAIMED("taffrail.calls.claimed", Kind.COUNTER, "calls", "Calls that were claimed.", "kind"),
    CLAIMS_FAILED(
            "taffrail.claims.failed",
            Kind.COUNTER,
            "claims",
            "Claims that did not succeed; nothing of them started.",
            "error_type"),
    NOT_STARTED(
            "taffrail.calls.not_started",
            Kind.COUNTER,
            "calls",
            "Claimed calls that were given back without any effect.",
            "kind",
            "reason"),
    PASSED_OVER(
            "taffrail.calls.passed_over",
            Kind.COUNTER,
            "records",
            "Records of agent-calls that were unreadable or claimed before."),
    TAKEOVERS(
            "taffrail.calls.takeovers",
            Kind.COUNTER,
            "partitions",
            "Partitions of agent-calls that this process took over."),
    RUNNING(
            "taffrail.calls.running",
            Kind.GAUGE,
            "calls",
            "Calls that are claimed and whose result is not acknowledged yet.",
            "kind"),
    SLOTS("taffrail.calls.slots", Kind.GAUGE, "calls", "How many calls may run at once.", "kind"),
    PREFIX_CACHE("taffrail.calls.prefix_cache", Kind.GAUGE, "bytes", "Memory that cached conversations take."),
    MODEL_DURATION(
            "gen_ai.client.operation.duration",
            Kind.TIMER,
            "seconds",
            "How long model providers took.",
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.request.model",
            "error.type"),
    TOOL_DURATION(
            "gen_ai.execute_tool.duration",
            Kind.TIMER,
            "seconds",
            "How long tools took.",
            "gen_ai.tool.name",
            "error.type");

    private final String metric;
    private final Kind kind;
    private final String unit;
    private final String doc;
    private final List<String> tags;

    CallerMetrics(String metric, Kind kind, String unit, String doc, String... tags) {
        this.metric = metric;
        this.kind = kind;
        this.unit = unit;
        this.doc = doc;
        this.tags = List.of(tags);
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
        return tags;
    }

    @Override
    public String doc() {
        return doc;
    }
}
