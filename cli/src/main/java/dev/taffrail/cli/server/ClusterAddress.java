package dev.taffrail.cli.server;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Optional;

/// The cluster to talk to, and whose topics on it: the one that was named, else that of the process that runs on the
/// data folder.
///
/// @param embedded whether it is the broker of that process
public record ClusterAddress(KafkaClients clients, String prefix, boolean embedded) {
    /// @throws Failure when none was named and nothing runs
    public static ClusterAddress find(Settings settings) {
        return known(settings)
                .orElseThrow(() -> new Failure(
                        ExitCode.ENVIRONMENT,
                        "nothing runs on the data folder %s; start it with `taffrail up`, or name a cluster with --bootstrap HOST:PORT"
                                .formatted(data(settings))));
    }

    /// Empty when none was named and nothing runs.
    public static Optional<ClusterAddress> known(Settings settings) {
        Path data = data(settings);
        var named = settings.optionalString(
                "kafka.bootstrap",
                "Addresses of the Kafka brokers: host:port, comma-separated; the embedded broker when not given.");
        String prefix = settings.string(
                "topics.prefix",
                Topics.DEFAULT_PREFIX,
                "Beginning of all topic names. Another prefix is another installation on the same cluster.");
        return named.isPresent()
                ? Optional.of(new ClusterAddress(new KafkaClients(KafkaConnection.from(settings)), prefix, false))
                : UpFile.running(data).stream()
                        .findFirst()
                        .map(up -> new ClusterAddress(
                                new KafkaClients(KafkaConnection.to(up.kafka())), up.prefix(), true));
    }

    private static Path data(Settings settings) {
        return settings.path(
                "data.dir",
                Path.of(".taffrail"),
                "The data folder: broker, stores, SQLite, workspaces, agents. One process at a time.");
    }

    /// Names and types; the number of partitions is that of the embedded broker, so ask the cluster where it
    /// matters.
    public Topics topics() {
        return new Topics(prefix, Topics.EMBEDDED_PARTITIONS);
    }
}
