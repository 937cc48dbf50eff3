package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.GateSerdes;
import dev.taffrail.guardrail.intake.RateMeter;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.rule.DefaultLimits;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What the gate judges by.
///
/// @param maxDeadLetterBytes of a record in the topic of dead letters
/// @param policy name of the one that holds for new runs, or `name@hash`
/// @param shipped is known without being registered
/// @param equipped a registered policy with what it needs at work
/// @param news is told what is read about agents and policies
/// @param policyPatience how long a record waits for the policy of its run, when that is not known yet
/// @param rates counts the requests of this process
/// @param topicIds Kafka's id of each raw topic, in text form, by the topic's name
record GateParts(
        int maxDeadLetterBytes,
        GateSerdes serdes,
        String policy,
        Policy shipped,
        UnaryOperator<Policy> equipped,
        DefaultLimits defaults,
        Map<String, String> topicIds,
        GateMeters meters,
        Patience patience,
        DefinitionNews news,
        Duration policyPatience,
        RateMeter rates) {
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
