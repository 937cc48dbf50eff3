package dev.taffrail.testkit;

import dev.taffrail.embedded.EmbeddedKafka;
import dev.taffrail.embedded.EmbeddedKafkaConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.kafka.KafkaContainer;

/// A running broker, shared by all tests of a JVM.
public final class TestKafka implements AutoCloseable {
    private static final String IMAGE = "apache/kafka-native:4.3.1";

    private final String bootstrapServers;
    private final Runnable stop;
    private final AtomicInteger names = new AtomicInteger();

    private TestKafka(String bootstrapServers, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.stop = stop;
    }

    static TestKafka embedded() {
        try {
            Path directory = Files.createTempDirectory("taffrail-test-kafka");
            var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory));
            return new TestKafka(kafka.bootstrapServers(), () -> {
                kafka.close();
                delete(directory);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static TestKafka inContainer() {
        var container = new KafkaContainer(IMAGE);
        container.start();
        return new TestKafka(container.getBootstrapServers(), container::stop);
    }

    /// `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// A name that no other test of this JVM gets: for topics, groups, transactional ids and topic prefixes.
    public String unique(String name) {
        return "t" + names.incrementAndGet() + "." + name;
    }

    /// Creates a topic under a unique name, which it returns.
    public String createTopic(String name, int partitions) {
        return createTopic(name, partitions, Map.of());
    }

    /// Creates a topic with the given settings under a unique name, which it returns.
    public String createTopic(String name, int partitions, Map<String, String> settings) {
        String unique = unique(name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topic = new NewTopic(unique, Optional.of(partitions), Optional.empty()).configs(settings);
            admin.createTopics(List.of(topic)).all().get();
            return unique;
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the test broker refused the topic " + unique, refused.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topic " + unique + " was created", stopped);
        }
    }

    @Override
    public void close() {
        stop.run();
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
