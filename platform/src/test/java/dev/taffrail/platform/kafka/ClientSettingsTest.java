package dev.taffrail.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Secret;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
    @Test
    void consumers_read_committed_records_and_commit_only_when_told() {
        assertThat(ConsumerSpec.member("c", "g").withInstanceId("i").properties())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("group.protocol", "classic")
                .containsEntry("group.instance.id", "i")
                .containsEntry("client.id", "c");
    }

    @Test
    void producers_are_idempotent_and_keep_trying_as_long_as_they_are_told() {
        assertThat(ProducerSpec.idempotent("p")
                        .withDeliveryTimeout(ProducerSpec.FOR_EVER)
                        .properties())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
                .containsEntry("linger.ms", 0L);
        assertThatThrownBy(() -> ProducerSpec.idempotent("p").withDeliveryTimeout(Duration.ZERO))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void streams_have_the_documented_timing() {
        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES)) {
            assertThat(StreamsSettings.exactlyOnce("app", Path.of("state"))
                            .withInstanceId("i")
                            .properties(memory))
                    .containsEntry("processing.guarantee", "exactly_once_v2")
                    .containsEntry("commit.interval.ms", 10L)
                    .containsEntry("poll.ms", 100L)
                    .containsEntry("producer.linger.ms", 0L)
                    .containsEntry("producer.transaction.timeout.ms", 6_000)
                    .containsEntry("producer.delivery.timeout.ms", 8_000)
                    .containsEntry("producer.request.timeout.ms", 5_000)
                    .containsEntry("producer.max.block.ms", 8_000)
                    .containsEntry("main.consumer.session.timeout.ms", 6_000)
                    .containsEntry("main.consumer.group.instance.id", "i")
                    .containsEntry("probing.rebalance.interval.ms", 60_000L)
                    .containsEntry("ensure.explicit.internal.resource.naming", true)
                    .containsEntry("topic.segment.bytes", 32 << 20);
        }
    }

    @Test
    void further_properties_cannot_undo_what_is_fixed() {
        try (var memory = new RocksDbMemory(RocksDbMemory.DEFAULT_BYTES)) {
            var settings = StreamsSettings.exactlyOnce("app", Path.of("state")).withMore(Map.of("poll.ms", 5L));

            assertThatThrownBy(() -> settings.properties(memory))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("poll.ms");
        }
    }

    @Test
    void security_comes_from_settings_and_is_never_shown() {
        var settings = Settings.of(Source.of(
                "test",
                Map.of(
                        "kafka.bootstrap",
                        "a:9092,b:9092",
                        "kafka.security.protocol",
                        "SASL_SSL",
                        "kafka.sasl.jaas.config",
                        "password=x")));

        var connection = KafkaConnection.from(settings);

        settings.rejectUnread();
        assertThat(connection.properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "password=x");
        assertThat(connection.toString()).doesNotContain("password");
    }

    @Test
    void only_security_may_be_set_by_kafkas_own_names() {
        assertThatThrownBy(() -> new KafkaConnection("a:1", Map.of("isolation.level", new Secret("x"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("isolation.level");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:port", "host:1,", "host:1 host:2"})
    void refuses_addresses_that_are_none(String servers) {
        assertThatThrownBy(() -> KafkaConnection.to(servers))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("kafka.bootstrap");
    }
}
