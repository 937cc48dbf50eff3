package dev.taffrail.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.ingest.client.RunDraft;
import dev.taffrail.ingest.client.Submitted;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithKafka
class IngestServiceTest {
    @Test
    void is_ready_when_the_topic_is_there_and_sends(TestKafka kafka) throws InterruptedException {
        String topic = kafka.createTopic("run-requests", 2);

        try (var service = service(kafka, topic)) {
            service.start();

            assertThat(service.awaitReady(Duration.ofSeconds(20))).isTrue();
            Submitted submitted = service.client().submit(RunDraft.of("helper", "Hello"));
            assertThat(submitted.topic()).isEqualTo(topic);
            assertThat(submitted.offset()).isZero();
        }
    }

    @Test
    void is_not_ready_without_its_topic(TestKafka kafka) throws InterruptedException {
        try (var service = service(kafka, kafka.unique("run-requests"))) {
            service.start();

            assertThat(service.awaitReady(Duration.ofMillis(300))).isFalse();
        }
    }

    private static IngestService service(TestKafka kafka, String topic) {
        var clients = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers()));
        var topics = new Topics(topic.substring(0, topic.length() - "run-requests".length()), 2);
        return new IngestService(clients, topics, IngestConfig.from(Settings.of()), new SimpleMeterRegistry());
    }
}
