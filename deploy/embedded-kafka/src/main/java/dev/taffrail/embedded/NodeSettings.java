package dev.taffrail.embedded;

import java.util.Properties;

/// The server settings of the one node, each with its reason. They are made for one small machine: quick to come back
/// after a kill, nearly idle when nothing happens, a few dozen megabytes of heap.
final class NodeSettings {
    static final int NODE_ID = 1;

    private static final int MIB = 1 << 20;

    private final Properties values = new Properties();

    private NodeSettings() {}

    static Properties of(EmbeddedKafkaConfig config, ListeningSockets sockets) {
        return new NodeSettings()
                .node(config, sockets)
                .singleReplica()
                .quickRecovery()
                .smallFiles()
                .smallMemory()
                .fewThreads()
                .values;
    }

    private NodeSettings node(EmbeddedKafkaConfig config, ListeningSockets sockets) {
        String broker = "127.0.0.1:" + sockets.brokerPort();
        String controller = "127.0.0.1:" + sockets.controllerPort();
        return set("process.roles", "broker,controller")
                .set("node.id", NODE_ID)
                .set("log.dirs", KafkaFolder.of(config))
                .set("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller)
                .set("advertised.listeners", "PLAINTEXT://" + broker)
                .set("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .set("inter.broker.listener.name", ListeningSockets.BROKER)
                .set("controller.listener.names", ListeningSockets.CONTROLLER)
                .set("controller.quorum.voters", NODE_ID + "@" + controller)
                .set("auto.create.topics.enable", false) // a misspelt name is an error, not a topic
                .set("num.partitions", config.partitions())
                .set("metric.reporters", ""); // nobody reads the broker's JMX beans
    }

    /// One node holds everything once; four transaction partitions are enough for the few producers of one machine.
    private NodeSettings singleReplica() {
        return set("default.replication.factor", 1)
                .set("min.insync.replicas", 1)
                .set("offsets.topic.replication.factor", 1)
                .set("offsets.topic.num.partitions", 4)
                .set("transaction.state.log.replication.factor", 1)
                .set("transaction.state.log.min.isr", 1)
                .set("transaction.state.log.num.partitions", 4)
                .set("share.coordinator.state.topic.replication.factor", 1)
                .set("share.coordinator.state.topic.min.isr", 1)
                .set("share.coordinator.state.topic.num.partitions", 1)
                .set("auto.leader.rebalance.enable", false);
    }

    /// After SIGKILL the controller waits until the session of the dead broker is over (9 s by default), groups
    /// wait for their dead members, and readers of committed data for the transactions that were left open.
    private NodeSettings quickRecovery() {
        return set("initial.broker.registration.timeout.ms", 20_000) // a start that hangs becomes an error
                .set("broker.session.timeout.ms", 1_200)
                .set("broker.heartbeat.interval.ms", 500) // a heartbeat costs 3 ms of an idle system
                .set("controller.quorum.election.timeout.ms", 500)
                .set("controller.quorum.election.backoff.max.ms", 100)
                .set("group.initial.rebalance.delay.ms", 0)
                .set("group.min.session.timeout.ms", 1_000)
                .set("group.coordinator.append.linger.ms", 0) // a claim is an offset commit that somebody waits for
                .set("transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000)
                .set(
                        "add.partitions.to.txn.retry.backoff.ms",
                        1) // 20 by default: what a transaction waits that begins while the last one's markers are
                // written
                .set(
                        "offsets.retention.minutes",
                        Integer.MAX_VALUE) // a group that slept for a month goes on where it was
                .set("num.recovery.threads.per.data.dir", 2);
    }

    /// An unclean start reads every active segment again from its recovery point: segments are small, checkpoints
    /// frequent.
    private NodeSettings smallFiles() {
        return set("log.segment.bytes", 64 * MIB)
                .set("offsets.topic.segment.bytes", 16 * MIB)
                .set("transaction.state.log.segment.bytes", 16 * MIB)
                .set("share.coordinator.state.topic.segment.bytes", 16 * MIB)
                .set("metadata.log.segment.bytes", 16 * MIB)
                .set("metadata.log.max.record.bytes.between.snapshots", 4 * MIB)
                .set("metadata.max.retention.bytes", 32 * MIB)
                .set("log.index.size.max.bytes", MIB) // preallocated per segment; enough for 64 MiB with room to spare
                .set("log.flush.offset.checkpoint.interval.ms", 10_000);
    }

    private NodeSettings smallMemory() {
        return set("log.cleaner.enable", true)
                .set("log.cleaner.dedupe.buffer.size", 8 * MIB) // 300,000 keys a pass; 128 MiB of heap by default
                .set("log.cleaner.io.buffer.size", MIB / 4)
                .set("offsets.load.buffer.size", MIB)
                .set("transaction.state.log.load.buffer.size", MIB)
                .set("socket.send.buffer.bytes", -1) // -1: as the operating system likes it
                .set("socket.receive.buffer.bytes", -1)
                .set("queued.max.requests", 100);
    }

    /// Two cores, and an idle system that does not warm the machine.
    private NodeSettings fewThreads() {
        return set("num.network.threads", 2)
                .set("num.io.threads", 4)
                .set("background.threads", 2)
                .set("num.replica.fetchers", 1)
                .set("log.cleaner.threads", 1)
                .set("group.coordinator.threads", 1)
                .set("share.coordinator.threads", 1)
                .set("metadata.max.idle.interval.ms", 0); // no empty metadata records, two flushes a second by default
    }

    private NodeSettings set(String name, Object value) {
        values.setProperty(name, value.toString());
        return this;
    }
}
