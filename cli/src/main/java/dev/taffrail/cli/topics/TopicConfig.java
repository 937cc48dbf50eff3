package dev.taffrail.cli.topics;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.topic.Topics;

/// Which topics, and how many copies of them.
///
/// @param replication copies of each record; writes need all but one of them when there are at least three
public record TopicConfig(String prefix, int partitions, short replication) {
    private static final int MOST_PARTITIONS = 1_000;
    private static final int MOST_COPIES = 15;

    public TopicConfig {
        Invalid.unless(
                prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,60}"),
                "topics.prefix must be 1 to 61 letters, digits, '.', '_' or '-', but is `%s`",
                prefix);
        Invalid.unless(
                partitions > 0 && partitions <= MOST_PARTITIONS,
                "topics.partitions must be 1 to %d, but is %d",
                MOST_PARTITIONS,
                partitions);
        Invalid.unless(
                replication > 0 && replication <= MOST_COPIES,
                "topics.replication must be 1 to %d, but is %d",
                MOST_COPIES,
                replication);
    }

    /// @param embedded whether the broker is our own, which is alone
    public static TopicConfig from(Settings settings, boolean embedded) {
        return new TopicConfig(
                settings.string("topics.prefix", Topics.DEFAULT_PREFIX, "Beginning of all topic names. Another prefix is another installation on the same cluster."),
                settings.integer("topics.partitions", embedded ? Topics.EMBEDDED_PARTITIONS : 48, "Partitions of the topics on the run path; 8 on the embedded broker, 48 on a cluster. Cannot change once the topics exist."),
                (short) settings.integer("topics.replication", embedded ? 1 : 3, "Copies of each topic; 1 on the embedded broker, 3 on a cluster."));
    }

    public Topics topics() {
        return new Topics(prefix, partitions);
    }

    int minInsync() {
        return replication >= 3 ? replication - 1 : 1;
    }
}
