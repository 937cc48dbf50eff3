package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.GateSerdes;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.rule.DefaultLimits;
import java.util.Map;

/// What the gate judges by.
///
/// @param maxDeadLetterBytes of a record in the topic of dead letters
/// @param news is told what is read about agents
/// @param topicIds Kafka's id of each raw topic, in text form, by the topic's name
record GateParts(
        int maxDeadLetterBytes,
        GateSerdes serdes,
        Policy policy,
        DefaultLimits defaults,
        Map<String, String> topicIds,
        GateMeters meters,
        Patience patience,
        AgentNews news) {
    public GateParts {
        topicIds = Map.copyOf(topicIds);
    }

    String topicId(String topic) {
        String id = topicIds.get(topic);
        if (id == null) {
            throw new IllegalArgumentException(
                    "the id of topic " + topic + " is not known; ask the cluster before starting");
        }
        return id;
    }
}
