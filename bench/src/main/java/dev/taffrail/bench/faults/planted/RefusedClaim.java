package dev.taffrail.bench.faults.planted;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// A broker that does not take every commit in time: one of ten fails, and is not applied.
public final class RefusedClaim {
    private static final AtomicLong COMMITS = new AtomicLong();
    private static final int ONE_OF = 10;

    private RefusedClaim() {}

    @SuppressWarnings("unchecked") // what a caller's consumer is
    public static void commitSync(Object consumer, Map<TopicPartition, OffsetAndMetadata> offsets, Duration patience) {
        if (COMMITS.incrementAndGet() % ONE_OF == 0) {
            throw new TimeoutException("the broker did not answer in time (a planted fault)");
        }
        ((Consumer<String, byte[]>) consumer).commitSync(offsets, patience);
    }
}
