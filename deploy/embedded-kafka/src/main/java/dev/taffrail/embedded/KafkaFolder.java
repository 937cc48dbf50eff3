package dev.taffrail.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The part of the directory that Kafka owns. It is formatted once; its cluster id stays for as long as it exists.
final class KafkaFolder {
    private static final long NEEDED_BYTES = 128L << 20;
    private static final String CLUSTER_FILE = "cluster.id";

    private KafkaFolder() {}

    static Path of(EmbeddedKafkaConfig config) {
        return config.directory().resolve("logs");
    }

    /// Creates the directory, and refuses one that cannot hold a broker.
    static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            long free = Files.getFileStore(directory).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new EmbeddedKafkaException(
                        "the disk of %s has %d MiB left, but the broker needs at least %d MiB; free some space or choose another directory"
                                .formatted(directory, free >> 20, NEEDED_BYTES >> 20));
            }
            if (!Files.isWritable(directory)) {
                throw new EmbeddedKafkaException(unusable(directory));
            }
        } catch (IOException failed) {
            throw new EmbeddedKafkaException(unusable(directory) + ": " + failed, failed);
        }
    }

    private static String unusable(Path directory) {
        return "the directory %s cannot be created or written; correct its permissions or choose another directory"
                .formatted(directory);
    }

    /// Formats the folder unless it is formatted already, and returns its cluster id.
    static String format(EmbeddedKafkaConfig config) throws IOException {
        String clusterId = clusterId(config.directory().resolve(CLUSTER_FILE));
        String logs = of(config).toString();
        var formatter = new Formatter()
                .setClusterId(clusterId)
                .setNodeId(NodeSettings.NODE_ID)
                .addDirectory(logs)
                .setMetadataLogDirectory(logs)
                .setControllerListenerName(ListeningSockets.CONTROLLER)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            formatter.run();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new EmbeddedKafkaException(
                    "the directory %s cannot be formatted for Kafka; if a start was interrupted, remove it"
                            .formatted(logs),
                    failed);
        }
        return clusterId;
    }

    /// Written before the first format and synced by it, so that an interrupted first start goes on with the same
    /// id.
    private static String clusterId(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return Files.readString(file).strip();
        }
        String fresh = Uuid.randomUuid().toString();
        Files.writeString(file, fresh);
        return fresh;
    }
}
