package dev.taffrail.platform.kafka;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What may differ between our consumers. All of them read committed records only, never commit on their own, never
/// create a topic, and use the classic group protocol: the newer one (KIP-848) does not fence a commit by partition,
/// and a claim is such a commit.
///
/// @param groupId        empty for readers that assign their partitions themselves
/// @param instanceId     static membership: a restarted process takes its partitions back at once
/// @param offsetReset    where to begin without a committed offset; `none` throws
/// @param maxPollRecords most records of one poll, at least 1
/// @param sessionTimeout how long a silent member keeps its partitions
/// @param maxFetchBytes  most bytes of one fetch, over all partitions
/// @param maxPollInterval how long a member may stay away from `poll` before the group goes on without it
public record ConsumerSpec(
        String clientId,
        Optional<String> groupId,
        Optional<String> instanceId,
        OffsetReset offsetReset,
        int maxPollRecords,
        Duration sessionTimeout,
        int maxFetchBytes,
        Duration maxPollInterval) {
    /// Where a consumer begins that has no committed offset, or one that is no longer in the log.
    public enum OffsetReset {
        NONE,
        EARLIEST,
        LATEST
    }

    private static final Duration SESSION = Duration.ofSeconds(6);
    /// Five minutes by default in Kafka: so long one hung member could hold up a rebalance.
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(20);

    public ConsumerSpec {
        Invalid.unless(!clientId.isBlank(), "a consumer needs a client id");
        Invalid.unless(
                maxPollRecords > 0, "max.poll.records of %s must be positive, but is %d", clientId, maxPollRecords);
        Invalid.unless(
                sessionTimeout.isPositive(),
                "session.timeout of %s must be positive, but is %s",
                clientId,
                sessionTimeout);
        Invalid.unless(
                maxPollInterval.isPositive(),
                "max.poll.interval of %s must be positive, but is %s",
                clientId,
                maxPollInterval);
        Invalid.unless(maxFetchBytes > 0, "fetch.max.bytes of %s must be positive, but is %d", clientId, maxFetchBytes);
    }

    /// A consumer without a group, for `assign`.
    public static ConsumerSpec reader(String clientId) {
        return new ConsumerSpec(
                clientId, Optional.empty(), Optional.empty(), OffsetReset.NONE, 500, SESSION, 16 << 20, POLL_INTERVAL);
    }

    /// A member of a group.
    public static ConsumerSpec member(String clientId, String groupId) {
        return new ConsumerSpec(
                clientId,
                Optional.of(groupId),
                Optional.empty(),
                OffsetReset.NONE,
                500,
                SESSION,
                16 << 20,
                POLL_INTERVAL);
    }

    public ConsumerSpec withInstanceId(String id) {
        return new ConsumerSpec(
                clientId,
                groupId,
                Optional.of(id),
                offsetReset,
                maxPollRecords,
                sessionTimeout,
                maxFetchBytes,
                maxPollInterval);
    }

    public ConsumerSpec withOffsetReset(OffsetReset reset) {
        return new ConsumerSpec(
                clientId, groupId, instanceId, reset, maxPollRecords, sessionTimeout, maxFetchBytes, maxPollInterval);
    }

    public ConsumerSpec withMaxPollRecords(int records) {
        return new ConsumerSpec(
                clientId, groupId, instanceId, offsetReset, records, sessionTimeout, maxFetchBytes, maxPollInterval);
    }

    public ConsumerSpec withSessionTimeout(Duration timeout) {
        return new ConsumerSpec(
                clientId, groupId, instanceId, offsetReset, maxPollRecords, timeout, maxFetchBytes, maxPollInterval);
    }

    public ConsumerSpec withMaxFetchBytes(int bytes) {
        return new ConsumerSpec(
                clientId, groupId, instanceId, offsetReset, maxPollRecords, sessionTimeout, bytes, maxPollInterval);
    }

    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("client.id", clientId);
        groupId.ifPresent(id -> properties.put("group.id", id));
        instanceId.ifPresent(id -> properties.put("group.instance.id", id));
        properties.put("group.protocol", "classic");
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("allow.auto.create.topics", false);
        properties.put("auto.offset.reset", offsetReset.name().toLowerCase(java.util.Locale.ROOT));
        properties.put("max.poll.records", maxPollRecords);
        properties.put("max.poll.interval.ms", Math.toIntExact(maxPollInterval.toMillis()));
        properties.put("session.timeout.ms", Math.toIntExact(sessionTimeout.toMillis()));
        properties.put("heartbeat.interval.ms", Math.toIntExact(sessionTimeout.toMillis() / 3));
        properties.put("fetch.max.bytes", maxFetchBytes);
        return properties;
    }
}
