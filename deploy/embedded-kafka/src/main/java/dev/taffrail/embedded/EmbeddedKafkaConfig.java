package dev.taffrail.embedded;

import java.nio.file.Path;

/// Where an [EmbeddedKafka] keeps its logs and where it listens.
///
/// @param directory  created when absent; belongs to one broker at a time
/// @param port port on 127.0.0.1; 0 takes the port of the last start when it is still free, and any free one otherwise
/// @param partitions how many partitions a topic gets that is created without a number, at least 1
public record EmbeddedKafkaConfig(Path directory, int port, int partitions) {
    private static final int LARGEST_PORT = 65_535;

    public EmbeddedKafkaConfig {
        if (port < 0 || port > LARGEST_PORT) {
            throw new EmbeddedKafkaException("the broker's port must be between 0 and 65535, but is " + port);
        }
        if (partitions < 1) {
            throw new EmbeddedKafkaException("the number of partitions must be at least 1, but is " + partitions);
        }
        directory = directory.toAbsolutePath().normalize();
    }

    /// A broker on any free port with one partition for topics that do not say otherwise.
    public static EmbeddedKafkaConfig in(Path directory) {
        return new EmbeddedKafkaConfig(directory, 0, 1);
    }

    public EmbeddedKafkaConfig withPort(int newPort) {
        return new EmbeddedKafkaConfig(directory, newPort, partitions);
    }

    public EmbeddedKafkaConfig withPartitions(int newPartitions) {
        return new EmbeddedKafkaConfig(directory, port, newPartitions);
    }
}
