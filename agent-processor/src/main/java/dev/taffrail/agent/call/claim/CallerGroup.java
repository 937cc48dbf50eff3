package dev.taffrail.agent.call.claim;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.StickyAssignor;

/// The consumer settings that the protocol of claims rests on.
public final class CallerGroup {
    /// Shorter finds a dead caller sooner; it must stay well above `callers.start-within`.
    public static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 2_000;
    /// Also how long a rebalance waits for a caller whose polling thread hangs.
    private static final int POLL_INTERVAL_MILLIS = 20_000;
    /// A call may be 8 MiB; a fetch returns at least one record whatever these say.
    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    private static final int PARTITION_FETCH_BYTES = 1024 * 1024;

    private CallerGroup() {}

    /// @param instance names this process among all callers, across its restarts
    /// @param slots how many calls can start at once when none runs
    public static Map<String, Object> settings(String group, String instance, int slots) {
        return Map.ofEntries(
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                // A restart is let back in at once, and its predecessor is fenced.
                Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance),
                // The newer protocol accepts a commit for a partition that somebody else owns by now.
                Map.entry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"),
                // Eager: everybody gives everything up before joining. A cooperative rebalance has two steps, and with static
                // members a restart between them leaves a partition to nobody.
                Map.entry(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName()),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS),
                Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, POLL_INTERVAL_MILLIS),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, slots),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1),
                // A claim is a commit; nothing else may commit, and nobody but a take-over chooses a position.
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false));
    }
}
