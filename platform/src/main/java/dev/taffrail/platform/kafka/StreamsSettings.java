package dev.taffrail.platform.kafka;

import dev.taffrail.platform.kafka.ConsumerSpec.OffsetReset;
import dev.taffrail.platform.settings.Invalid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/// What may differ between our streams. The rest, and the reasons, are in [#properties].
///
/// A punctuation forces a commit, whatever it did: use one-shot schedules at the nearest due time, never periodic ones.
///
/// @param applicationId   also the group id and the prefix of changelog topics; part of the state on disk
/// @param stateDirectory holds the stores and the process id that transactional ids are made of; must survive a restart
/// @param threads         stream threads, at least 1
/// @param instanceId      static membership: a restarted process takes its tasks back at once
/// @param guarantee       exactly once, or at least once for streams that remove duplicates elsewhere
/// @param commitInterval  the longest that a transaction collects, 10 ms by default; processors that know of
///     [PolledBatch] commit as soon as they have nothing more to do
/// @param pollWhileOpen   how long a thread waits for records while its transaction is open, 2 ms by default
/// @param maxRecordBytes  the largest record that it writes, changelogs included
/// @param offsetReset     where to begin without a committed offset
/// @param more further Streams properties, such as exception handlers; must not repeat one that is set here
public record StreamsSettings(
        String applicationId,
        Path stateDirectory,
        int threads,
        Optional<String> instanceId,
        Guarantee guarantee,
        Duration commitInterval,
        Duration pollWhileOpen,
        int maxRecordBytes,
        OffsetReset offsetReset,
        Map<String, Object> more) {
    public enum Guarantee {
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }

    static final int TRANSACTION_TIMEOUT_MS = 6_000;

    /// Of a thread for its own transaction: the timeout, and the broker's look for timeouts once a second.
    private static final int LONGEST_WAIT_MS = TRANSACTION_TIMEOUT_MS + 2_000;

    private static final int REQUEST_TIMEOUT_MS = 5_000;

    private static final Duration LONGEST_TRANSACTION = Duration.ofMillis(10);
    private static final Duration TWO_MILLIS = Duration.ofMillis(2);
    private static final int SESSION_TIMEOUT_MS = 6_000;

    public StreamsSettings {
        Invalid.unless(threads > 0, "the stream %s needs at least one thread, but has %d", applicationId, threads);
        Invalid.unless(
                commitInterval.isPositive() && commitInterval.toMillis() < TRANSACTION_TIMEOUT_MS,
                "the commit interval of %s must be positive and below %d ms, but is %s",
                applicationId,
                TRANSACTION_TIMEOUT_MS,
                commitInterval);
        Invalid.unless(
                maxRecordBytes > 0,
                "the largest record of %s must be positive, but is %d",
                applicationId,
                maxRecordBytes);
        more = Map.copyOf(more);
    }

    public static StreamsSettings exactlyOnce(String applicationId, Path stateDirectory) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                1,
                Optional.empty(),
                Guarantee.EXACTLY_ONCE,
                LONGEST_TRANSACTION,
                TWO_MILLIS,
                1 << 20,
                OffsetReset.EARLIEST,
                Map.of());
    }

    /// Sends records at once; its offsets may be committed more rarely, every 100 ms.
    public static StreamsSettings atLeastOnce(String applicationId, Path stateDirectory) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                1,
                Optional.empty(),
                Guarantee.AT_LEAST_ONCE,
                Duration.ofMillis(100),
                TWO_MILLIS,
                1 << 20,
                OffsetReset.EARLIEST,
                Map.of());
    }

    public StreamsSettings withThreads(int number) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                number,
                instanceId,
                guarantee,
                commitInterval,
                pollWhileOpen,
                maxRecordBytes,
                offsetReset,
                more);
    }

    public StreamsSettings withInstanceId(String id) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                threads,
                Optional.of(id),
                guarantee,
                commitInterval,
                pollWhileOpen,
                maxRecordBytes,
                offsetReset,
                more);
    }

    public StreamsSettings withCommitInterval(Duration interval) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                threads,
                instanceId,
                guarantee,
                interval,
                pollWhileOpen,
                maxRecordBytes,
                offsetReset,
                more);
    }

    public StreamsSettings withMaxRecordBytes(int bytes) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                threads,
                instanceId,
                guarantee,
                commitInterval,
                pollWhileOpen,
                bytes,
                offsetReset,
                more);
    }

    public StreamsSettings withOffsetReset(OffsetReset reset) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                threads,
                instanceId,
                guarantee,
                commitInterval,
                pollWhileOpen,
                maxRecordBytes,
                reset,
                more);
    }

    public StreamsSettings withMore(Map<String, Object> properties) {
        return new StreamsSettings(
                applicationId,
                stateDirectory,
                threads,
                instanceId,
                guarantee,
                commitInterval,
                pollWhileOpen,
                maxRecordBytes,
                offsetReset,
                properties);
    }

    Map<String, Object> properties(RocksDbMemory memory) {
        var properties = new LinkedHashMap<String, Object>();
        streams(properties, memory);
        clients(properties);
        changelogs(properties);
        more.forEach((name, value) -> Invalid.unless(
                properties.putIfAbsent(name, value) == null,
                "%s of the stream %s is set by StreamsSettings; use its own parameter",
                name,
                applicationId));
        return properties;
    }

    private void streams(Map<String, Object> properties, RocksDbMemory memory) {
        boolean exactlyOnce = guarantee == Guarantee.EXACTLY_ONCE;
        properties.put("application.id", applicationId);
        properties.put(
                "client.id",
                applicationId
                        + instanceId.map(id -> "-" + id).orElse("")); // else a new random set of metrics at each start
        properties.put("state.dir", stateDirectory.toAbsolutePath().toString());
        properties.put("num.stream.threads", threads);
        properties.put(
                "processing.guarantee", exactlyOnce ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        properties.put("group.protocol", "classic"); // the supplier is asked for the main consumer only then
        properties.put("commit.interval.ms", commitInterval.toMillis());
        properties.put("poll.ms", 100L); // PacedClientSupplier shortens it while a transaction is open
        properties.put(
                "statestore.cache.max.bytes", 0L); // with commits every few milliseconds there is nothing to collect
        properties.put(
                "probing.rebalance.interval.ms", 60_000L); // at scale-out, tasks move after a minute instead of ten
        properties.put("ensure.explicit.internal.resource.naming", true); // generated names change with the topology
        properties.put("processing.exception.handler.global.enabled", true); // one handler for all threads
        properties.put("rocksdb.config.setter", RocksDbMemory.Setter.class);
        properties.put(RocksDbMemory.PROPERTY, memory);
    }

    private void clients(Map<String, Object> properties) {
        properties.put("main.consumer.auto.offset.reset", offsetReset.name().toLowerCase(Locale.ROOT));
        properties.put("main.consumer.session.timeout.ms", SESSION_TIMEOUT_MS);
        properties.put("main.consumer.heartbeat.interval.ms", SESSION_TIMEOUT_MS / 3);
        instanceId.ifPresent(id -> properties.put("main.consumer.group.instance.id", id));
        properties.put("consumer.isolation.level", "read_committed");
        properties.put("producer.acks", "all");
        properties.put("producer.linger.ms", 0L); // 100 ms by default in Streams
        properties.put("producer.max.request.size", maxRecordBytes);
        if (guarantee == Guarantee.EXACTLY_ONCE) {
            properties.put(
                    "producer.transaction.timeout.ms", TRANSACTION_TIMEOUT_MS); // how long a dead thread delays readers
            // The broker aborts a transaction after that time, so nothing of it is worth waiting for much longer. With
            // the defaults a thread whose record is refused again and again waits two minutes before it starts anew.
            properties.put("producer.delivery.timeout.ms", LONGEST_WAIT_MS);
            properties.put("producer.request.timeout.ms", REQUEST_TIMEOUT_MS);
            properties.put("producer.max.block.ms", LONGEST_WAIT_MS);
        } else {
            properties.put(
                    "producer.delivery.timeout.ms", Integer.MAX_VALUE); // a record is delivered or the stream stops
        }
    }

    /// Small segments that are compacted soon: the active segment is never compacted, and all of it is read again
    /// after a crash.
    private void changelogs(Map<String, Object> properties) {
        properties.put("topic.segment.bytes", 32 << 20);
        properties.put("topic.segment.ms", Duration.ofMinutes(10).toMillis());
        properties.put("topic.min.cleanable.dirty.ratio", 0.2);
        properties.put("topic.delete.retention.ms", Duration.ofHours(1).toMillis());
        properties.put("topic.max.message.bytes", maxRecordBytes);
    }
}
