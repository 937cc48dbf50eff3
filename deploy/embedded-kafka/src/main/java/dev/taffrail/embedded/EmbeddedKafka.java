package dev.taffrail.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker inside this JVM, reachable on the loopback address only. Data, cluster id and, when it is still free,
/// the port are those of the last start in the same directory. What it acknowledged survives SIGKILL of the process,
/// not the loss of power: like every Kafka broker it leaves writing to disk to the operating system.
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(5);

    private final BrokerServer broker;
    private final ControllerServer controller;
    private final ListeningSockets sockets;
    private final DirectoryLock lock;
    private final String clusterId;

    /// Puts the node together as `kafka.server.KafkaRaftServer` does, but with our sockets and our way to treat
    /// faults.
    private EmbeddedKafka(
            Properties settings, ListeningSockets sockets, DirectoryLock lock, String clusterId, Faults faults) {
        var config = new KafkaConfig(settings, false);
        var folders = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var shared = new SharedServer(
                config,
                folders._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                faults,
                sockets);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
        this.sockets = sockets;
        this.lock = lock;
        this.clusterId = clusterId;
    }

    /// Starts the broker and returns when it accepts requests: within two seconds or so, also on a directory whose
    /// broker was killed.
    ///
    /// @throws EmbeddedKafkaException when the directory is in use, full or not writable, when the port is taken,
    ///     or when Kafka itself fails
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        KafkaFolder.prepare(config.directory());
        try {
            DirectoryLock lock = DirectoryLock.on(config.directory());
            try {
                return start(config, lock);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new EmbeddedKafkaException(
                    "the broker's directory %s cannot be used: %s".formatted(config.directory(), failed), failed);
        }
    }

    private static EmbeddedKafka start(EmbeddedKafkaConfig config, DirectoryLock lock) throws IOException {
        ListeningSockets sockets = ListeningSockets.bind(config);
        try {
            String clusterId = KafkaFolder.format(config);
            var faults = new Faults(config.directory());
            var kafka = new EmbeddedKafka(NodeSettings.of(config, sockets), sockets, lock, clusterId, faults);
            kafka.startUp(faults, config);
            return kafka;
        } catch (IOException | RuntimeException failed) {
            sockets.close();
            throw failed;
        }
    }

    private void startUp(Faults faults, EmbeddedKafkaConfig config) {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException failed) {
            stop();
            throw new EmbeddedKafkaException(
                    "the embedded broker did not start in %s: %s"
                            .formatted(config.directory(), faults.first().orElse(failed)),
                    failed);
        }
        faults.started();
        faults.explainHalts();
    }

    /// `127.0.0.1:port`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        return sockets.brokerPort();
    }

    public String clusterId() {
        return clusterId;
    }

    /// Stops the broker and gives the directory free. Clients should be closed before.
    @Override
    public void close() {
        stop();
        try {
            sockets.close();
            lock.close();
        } catch (IOException failed) {
            throw new EmbeddedKafkaException("the embedded broker stopped, but its directory is still locked", failed);
        }
    }

    /// The broker first: it takes leave of the controller.
    private void stop() {
        broker.shutdown(CONTROLLED_SHUTDOWN);
        controller.shutdown();
    }
}
