package dev.taffrail.agent.stream;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// The agent processor's metrics.
@SuppressWarnings("ImmutableEnumChecker") // a spec is immutable, which its type does not say
public enum AgentMetric implements MetricName {
    FLOWS_REFUSED(
            "taffrail.guardrail.flows_refused",
            Kind.COUNTER,
            "calls",
            "Tool calls that a flow of the policy stopped, by the flow and the declared effect of the tool.",
            "rule",
            "effect");

    private final Spec spec;

    AgentMetric(String metric, Kind kind, String unit, String doc, String... tags) {
        this.spec = new Spec(metric, kind, unit, doc, List.of(tags));
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
