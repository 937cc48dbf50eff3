package dev.taffrail.agent.call;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// The metrics of the callers.
@SuppressWarnings("ImmutableEnumChecker") // a spec is immutable, which its type does not say
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

    private final Spec spec;

    CallerMetrics(String metric, Kind kind, String unit, String doc, String... tags) {
        this.spec = new Spec(metric, kind, unit, doc, List.of(tags));
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
