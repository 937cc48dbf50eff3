package dev.taffrail.cli.topics;

import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a topic must be like.
///
/// @param configs by Kafka's names
record TopicShape(String name, int partitions, short replication, Map<String, String> configs) {
    private static final int CHANGELOG_SEGMENT_BYTES = 32 << 20;
    private static final Duration CHANGELOG_SEGMENT_TIME = Duration.ofMinutes(10);
    private static final Duration CHANGELOG_TOMBSTONES = Duration.ofHours(1);

    TopicShape {
        configs = new TreeMap<>(configs);
    }

    /// The catalogue, and the changelogs of the streams.
    static List<TopicShape> all(TopicConfig config, List<String> changelogs) {
        Topics topics = config.topics();
        var shapes = new ArrayList<TopicShape>();
        topics.all().forEach(topic -> shapes.add(of(topic, config)));
        changelogs.forEach(name -> shapes.add(changelog(name, topics.agentInbox(), config)));
        return List.copyOf(shapes);
    }

    private static TopicShape of(Topic<?> topic, TopicConfig config) {
        var configs = new TreeMap<String, String>();
        configs.put("cleanup.policy", topic.cleanup().name().toLowerCase(Locale.ROOT));
        configs.put("retention.ms", Long.toString(topic.retention().toMillis()));
        configs.put("max.message.bytes", Integer.toString(topic.maxBytes()));
        configs.put(
                "message.timestamp.type", "LogAppendTime"); // time of a decision is the time of its record in the log
        configs.put("compression.type", "producer");
        configs.put("min.insync.replicas", Integer.toString(config.minInsync()));
        return new TopicShape(topic.name(), topic.partitions(), config.replication(), configs);
    }

    /// Small segments that are compacted soon: the active one is never compacted, and all of it is read again after
    /// a crash.
    private static TopicShape changelog(String name, Topic<?> inbox, TopicConfig config) {
        var configs = new TreeMap<String, String>();
        configs.put("cleanup.policy", "compact");
        configs.put("max.message.bytes", Integer.toString(inbox.maxBytes()));
        configs.put("segment.bytes", Integer.toString(CHANGELOG_SEGMENT_BYTES));
        configs.put("segment.ms", Long.toString(CHANGELOG_SEGMENT_TIME.toMillis()));
        configs.put("min.cleanable.dirty.ratio", "0.2");
        configs.put("delete.retention.ms", Long.toString(CHANGELOG_TOMBSTONES.toMillis()));
        configs.put("min.insync.replicas", Integer.toString(config.minInsync()));
        return new TopicShape(name, inbox.partitions(), config.replication(), configs);
    }
}
