package dev.taffrail.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.health.Status;
import dev.taffrail.sink.load.LoadStatus;
import dev.taffrail.sink.load.Loads;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.store.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkHealthTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");
    private static final Duration LAG_DEGRADED = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    private final Progress progress = new Progress();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SinkMeters meters = new SinkMeters(registry, InstantSource.fixed(NOW));
    private Database database;
    private SinkHealth health;

    @BeforeEach
    void open() throws InterruptedException {
        database = Database.open(folder.resolve("sink.db"));
        health = new SinkHealth(progress, database, meters, LAG_DEGRADED, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void is_healthy_while_it_loads_and_keeps_up() {
        are(new LoadStatus.Loading());

        assertThat(health.check()).isEqualTo(new Status.Healthy());
    }

    @Test
    void says_why_it_waits_or_stopped() {
        assertThat(health.check()).isEqualTo(new Status.Degraded("the sink looks up where it goes on"));
        are(new LoadStatus.Waiting("the disk is full"));
        assertThat(health.check()).isEqualTo(new Status.Unhealthy("the disk is full"));
        are(new LoadStatus.Stopped("it must be rebuilt"));
        assertThat(health.check()).isEqualTo(new Status.Unhealthy("it must be rebuilt"));
        are(new LoadStatus.Closed());
        assertThat(health.check()).isEqualTo(new Status.Unhealthy("the sink is closed"));
    }

    @Test
    void is_never_a_reason_to_restart_or_to_refuse_work() {
        are(new LoadStatus.Stopped("it must be rebuilt"));

        assertThat(health.alive()).isTrue();
        assertThat(health.ready()).isTrue();
    }

    @Test
    void is_degraded_when_it_falls_behind_until_it_has_caught_up() {
        are(new LoadStatus.Loading());
        loaded(NOW.minus(LAG_DEGRADED).minusSeconds(1));
        assertThat(health.check()).isEqualTo(new Status.Degraded("the sink is 121 s behind the log"));

        meters.caughtUp();

        assertThat(health.check()).isEqualTo(new Status.Healthy());
    }

    @Test
    void an_end_without_its_outcome_shows_after_a_minute() throws Exception {
        are(new LoadStatus.Loading());
        var log = new Log(0)
                .add(Story.completed("old", 1, NOW.minusSeconds(120).toEpochMilli()))
                .add(Story.completed("new", 1, NOW.toEpochMilli()));
        log.load(database, 0, log.size());

        assertThat(health.check())
                .isInstanceOfSatisfying(
                        Status.Degraded.class,
                        degraded -> assertThat(degraded.detail())
                                .startsWith("0 records of run-outcomes have no equal end in run-events, 1 ends"));
        assertThat(registry.get("taffrail.sink.outcome.mismatches").gauge().value())
                .isEqualTo(1);
        log.loadOutcomes(database);
        assertThat(health.check()).isEqualTo(new Status.Healthy());
    }

    private void are(LoadStatus status) {
        new Loads(progress).are(status);
    }

    private void loaded(Instant time) {
        var partition = new TopicPartition("run-events", 0);
        var record = new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                0,
                time.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        meters.loaded(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()), Duration.ofMillis(1));
    }
}
