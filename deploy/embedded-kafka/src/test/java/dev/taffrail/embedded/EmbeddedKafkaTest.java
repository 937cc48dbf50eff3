package dev.taffrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir
    private Path folder;

    @Test
    void keeps_records_cluster_id_and_port_across_a_restart() throws Exception {
        var config = EmbeddedKafkaConfig.in(folder).withPartitions(3);
        String clusterId;
        int port;
        try (var kafka = EmbeddedKafka.start(config);
                var client = new TestClient(kafka.bootstrapServers())) {
            clusterId = kafka.clusterId();
            port = kafka.port();
            client.createTopic("t");
            client.commitInTransaction("t", "a");
        }

        try (var kafka = EmbeddedKafka.start(config);
                var client = new TestClient(kafka.bootstrapServers())) {
            assertThat(kafka.clusterId()).isEqualTo(clusterId).isEqualTo(client.clusterId());
            assertThat(kafka.port()).isEqualTo(port);
            assertThat(client.partitions("t")).isEqualTo(3);
            assertThat(client.committed("t")).containsExactly("a");
        }
    }

    @Test
    void does_not_invent_topics() throws Exception {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
                var client = new TestClient(kafka.bootstrapServers())) {
            assertThatThrownBy(() -> client.partitions("nobody-made-me")).hasMessageContaining("does not host");
            assertThat(client.transactionVersion()).isGreaterThanOrEqualTo((short) 2);
        }
    }

    @Test
    void names_directory_and_holder_when_the_directory_is_in_use() {
        var config = EmbeddedKafkaConfig.in(folder);
        try (var kafka = EmbeddedKafka.start(config)) {
            assertThat(kafka.port()).isPositive();

            assertThatThrownBy(() -> EmbeddedKafka.start(config))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("choose another directory");
        }
    }

    @Test
    void names_the_port_that_is_taken_and_leaves_the_directory_free() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = EmbeddedKafkaConfig.in(folder).withPort(other.getLocalPort());

            assertThatThrownBy(() -> EmbeddedKafka.start(config))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
        DirectoryLock.on(folder).close();
    }

    @Test
    void takes_another_port_when_the_last_one_is_taken_and_none_was_asked_for() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("broker.port"), Integer.toString(other.getLocalPort()));

            try (var sockets = ListeningSockets.bind(EmbeddedKafkaConfig.in(folder))) {
                assertThat(sockets.brokerPort())
                        .isNotEqualTo(other.getLocalPort())
                        .isPositive();
            }
        }
    }

    @Test
    void says_what_is_wrong_with_a_directory_that_cannot_be_made() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a directory");

        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(file.resolve("kafka"))))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cannot be created or written");
    }

    @Test
    void says_that_another_directory_was_formatted_by_something_else() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("meta.properties"), "version=7\n");

        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder)))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining(logs.toString());
        DirectoryLock.on(folder).close();
    }

    @Test
    void refuses_impossible_numbers() {
        for (int port : List.of(-1, 65_536)) {
            assertThatThrownBy(() -> EmbeddedKafkaConfig.in(folder).withPort(port))
                    .hasMessageContaining("" + port);
        }
        assertThatThrownBy(() -> EmbeddedKafkaConfig.in(folder).withPartitions(0))
                .hasMessageContaining("partitions");
    }
}
