package dev.taffrail.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.ingest.definition.DefinitionTopic;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class AgentRegistrarTest {
    private final TopicSerde<AgentRecord> serde =
            TopicSerde.of(AgentRecord.class, SchemaLock.shipped(), SchemaSource.NONE, 1 << 20);
    private final MockProducer<String, AgentRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), serde);
    private final AgentRegistrar registrar = new AgentRegistrar(new DefinitionTopic<>(producer, "agents"));

    @Test
    void the_definition_is_there_before_anybody_points_to_it() throws Exception {
        AgentDefinition agent = agent();

        assertThat(registrar.register(agent)).isEqualTo(agent.version());

        assertThat(producer.history())
                .containsExactly(
                        new ProducerRecord<>("agents", agent.version(), agent),
                        new ProducerRecord<>("agents", "helper", new AgentPointer("helper", agent.version())));
    }

    @Test
    void withdrawing_leaves_the_versions() throws Exception {
        registrar.withdraw("helper");

        assertThat(producer.history())
                .isEqualTo(List.of(new ProducerRecord<>("agents", "helper", new AgentPointer("helper", ""))));
    }

    @Test
    void a_cluster_that_refuses_is_told_with_the_way_out() {
        var refusing = new MockProducer<>(true, null, new StringSerializer(), serde) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, AgentRecord> ignored) {
                return CompletableFuture.failedFuture(new TopicAuthorizationException("agents"));
            }
        };

        assertThatThrownBy(() -> new AgentRegistrar(new DefinitionTopic<>(refusing, "agents")).register(agent()))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("taffrail topics check")
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    private static AgentDefinition agent() {
        return switch (AgentFile.parse(
                "a.yaml", "{name: helper, model: scripted/demo, instructions: Hi}", Catalogue.EMPTY)) {
            case Parsed.Agent(AgentDefinition definition) -> definition;
            case Parsed.Problems problems -> throw new AssertionError(problems);
        };
    }
}
