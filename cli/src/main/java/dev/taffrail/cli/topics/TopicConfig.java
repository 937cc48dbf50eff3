package dev.taffrail.cli.topics;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.topic.Topics;

/// Which topics, and how many copies of them.
///
/// @param fixed whether somebody said how many partitions; otherwise topics that are there already decide
/// @param replication copies of each record; writes need all but one of them when there are at least three
public record TopicConfig(String prefix, int partitions, short replication, boolean fixed) {
    private static final String PARTITIONS = "topics.partitions";
    private static final int CLUSTER_PARTITIONS = 48;
    private static final int CLUSTER_COPIES = 3;
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
        String prefix = settings.string(
                "topics.prefix",
                Topics.DEFAULT_PREFIX,
                "Beginning of all topic names. Another prefix is another installation on the same cluster.");
        int partitions = settings.integer(
                PARTITIONS,
                embedded ? Topics.EMBEDDED_PARTITIONS : CLUSTER_PARTITIONS,
                "Partitions of the topics on the run path; 8 on the embedded broker, 48 on a cluster, or as many as the topics have. Cannot change once they exist.");
        int replication = settings.integer(
                "topics.replication",
                embedded ? 1 : CLUSTER_COPIES,
                "Copies of each topic; 1 on the embedded broker, 3 on a cluster.");
        return new TopicConfig(
                prefix,
                partitions,
                (short) replication,
                !settings.origin(PARTITIONS).equals("default"));
    }

    /// With the partitions and copies of a topic that is there already, unless somebody said how many.
    TopicConfig like(int existingPartitions, int existingCopies) {
        return fixed ? this : new TopicConfig(prefix, existingPartitions, (short) existingCopies, false);
    }

    public Topics topics() {
        return new Topics(prefix, partitions);
    }

    int minInsync() {
        return replication >= 3 ? replication - 1 : 1;
    }
}
