package dev.taffrail.sink;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.sink.load.LoadListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Counts in a registry what loading does, and remembers how far behind it is.
final class SinkMeters implements LoadListener {
    /// Stands for "nothing waits".
    private static final long CAUGHT_UP = -1;

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Timer batches;
    private final Counter failures;
    private final AtomicLong lastLoaded = new AtomicLong(CAUGHT_UP);
    private final AtomicLong mismatches = new AtomicLong();

    SinkMeters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.batches = Timer.builder(SinkMetrics.BATCHES.metric())
                .description(SinkMetrics.BATCHES.doc())
                .register(registry);
        this.failures = Counter.builder(SinkMetrics.FAILURES.metric())
                .description(SinkMetrics.FAILURES.doc())
                .register(registry);
        Gauge.builder(SinkMetrics.LAG.metric(), this, meters -> meters.lag().toMillis() / 1_000.0)
                .baseUnit(SinkMetrics.LAG.unit())
                .description(SinkMetrics.LAG.doc())
                .register(registry);
        Gauge.builder(SinkMetrics.MISMATCHES.metric(), mismatches, AtomicLong::doubleValue)
                .description(SinkMetrics.MISMATCHES.doc())
                .register(registry);
    }

    /// How old the newest loaded record was when it was loaded, while more may be waiting; zero when the last poll
    /// found nothing.
    Duration lag() {
        var loaded = lastLoaded.get();
        return loaded == CAUGHT_UP ? Duration.ZERO : Duration.between(Instant.ofEpochMilli(loaded), clock.instant());
    }

    void mismatches(long count) {
        mismatches.set(count);
    }

    @Override
    public void loaded(ConsumerRecords<byte[], byte[]> records, Duration took) {
        batches.record(took);
        var newest = 0L;
        for (var partition : records.partitions()) {
            var some = records.records(partition);
            count(partition.topic(), some.size());
            newest = Math.max(newest, some.getLast().timestamp());
        }
        if (newest > 0) {
            lastLoaded.set(newest);
        }
    }

    @Override
    public void caughtUp() {
        lastLoaded.set(CAUGHT_UP);
    }

    @Override
    public void quarantined(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason) {
        Counter.builder(SinkMetrics.QUARANTINED.metric())
                .baseUnit(SinkMetrics.QUARANTINED.unit())
                .description(SinkMetrics.QUARANTINED.doc())
                .tag("reason", reason.reason().name())
                .register(registry)
                .increment();
    }

    @Override
    public void failed() {
        failures.increment();
    }

    private void count(String topic, int records) {
        Counter.builder(SinkMetrics.RECORDS.metric())
                .description(SinkMetrics.RECORDS.doc())
                .tag("topic", topic)
                .register(registry)
                .increment(records);
    }
}
