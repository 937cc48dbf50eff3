package dev.taffrail.ingest.policy;

import dev.taffrail.ingest.definition.DefinitionTopic;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import dev.taffrail.schemas.policy.PolicyRecord;
import dev.taffrail.schemas.topic.Topics;

/// Puts policies onto the topic `policies`: the definition under `name@hash`, then the pointer under `name`, so that
/// nobody is ever pointed to what is not there. Runs that are under way keep the version that they were admitted with.
public final class PolicyRegistrar implements AutoCloseable {
    private final DefinitionTopic<PolicyRecord> topic;

    PolicyRegistrar(DefinitionTopic<PolicyRecord> topic) {
        this.topic = topic;
    }

    /// A registrar with a producer of its own.
    public static PolicyRegistrar open(KafkaClients clients, Topics topics) {
        return new PolicyRegistrar(DefinitionTopic.open(clients, topics.policies(), "taffrail-policy-registrar"));
    }

    /// Makes the version known without making it current, so that runs that were admitted with it find it.
    ///
    /// @throws org.apache.kafka.common.KafkaException when the cluster does not take it
    public void keep(PolicyDefinition policy) throws InterruptedException {
        topic.put(policy.version(), policy);
    }

    /// Makes this the current version of the policy. Returns it as `name@hash` when both records are acknowledged.
    ///
    /// @param policy one that was read as a policy file
    /// @throws org.apache.kafka.common.KafkaException when the cluster does not take them
    public String register(PolicyDefinition policy) throws InterruptedException {
        keep(policy);
        topic.put(policy.name(), new PolicyPointer(policy.name(), policy.version()));
        return policy.version();
    }

    @Override
    public void close() {
        topic.close();
    }
}
