package dev.taffrail.ingest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.ingest.definition.DefinitionTopic;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import dev.taffrail.schemas.policy.PolicyRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PolicyRegistrarTest {
    private static final PolicyDefinition POLICY = new PolicyDefinition("house", "name: house");

    private final MockProducer<String, PolicyRecord> producer = new MockProducer<>(
            true,
            null,
            new StringSerializer(),
            TopicSerde.of(PolicyRecord.class, SchemaLock.shipped(), SchemaSource.NONE, 1 << 20));
    private final PolicyRegistrar registrar = new PolicyRegistrar(new DefinitionTopic<>(producer, "policies"));

    @Test
    void the_definition_is_there_before_anybody_points_to_it() throws Exception {
        assertThat(registrar.register(POLICY)).isEqualTo(POLICY.version());

        assertThat(producer.history())
                .containsExactly(
                        new ProducerRecord<>("policies", POLICY.version(), POLICY),
                        new ProducerRecord<>("policies", "house", new PolicyPointer("house", POLICY.version())));
    }

    @Test
    void a_version_can_be_kept_without_being_current() throws Exception {
        registrar.keep(POLICY);

        assertThat(producer.history()).containsExactly(new ProducerRecord<>("policies", POLICY.version(), POLICY));
    }

    @Test
    void the_hash_is_that_of_the_text() {
        assertThat(POLICY.version()).matches("house@[0-9a-f]{16}");
        assertThat(new PolicyDefinition("house", "name: house # changed").version())
                .isNotEqualTo(POLICY.version());
    }
}
