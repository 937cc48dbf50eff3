package dev.taffrail.cli.replay;

import dev.taffrail.cli.command.DataConfig;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.UpFile;
import dev.taffrail.cli.topics.TopicConfig;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.topic.Topics;

/// The cluster whose log is replayed: the one that was named, else the one of the process that runs on the data folder.
record ReplayCluster(KafkaConnection connection, Topics topics) {
    private static final String BOOTSTRAP = "kafka.bootstrap";

    /// @throws Failure when none was named and none runs
    static ReplayCluster find(Settings settings) {
        var named = settings.optionalString(
                BOOTSTRAP,
                "Addresses of the Kafka brokers: host:port, comma-separated; the embedded broker when not given.");
        var topics = TopicConfig.from(settings, named.isEmpty()).topics();
        if (named.isPresent()) {
            return new ReplayCluster(KafkaConnection.from(settings), topics);
        }
        var data = DataConfig.from(settings).dir();
        var up = UpFile.running(data).stream()
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.ENVIRONMENT,
                        "nothing runs on the data folder %s; start it with `taffrail up`, or name a cluster with --bootstrap HOST:PORT"
                                .formatted(data)));
        var prefix = settings.origin("topics.prefix").equals("default") ? up.prefix() : topics.prefix();
        return new ReplayCluster(KafkaConnection.to(up.kafka()), new Topics(prefix, topics.partitions()));
    }
}
