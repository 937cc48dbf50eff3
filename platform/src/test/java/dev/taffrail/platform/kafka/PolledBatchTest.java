package dev.taffrail.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PolledBatchTest {
    private final AtomicLong nanos = new AtomicLong();
    private final PolledBatch batch = new PolledBatch(nanos::get);

    @Test
    void the_last_record_of_a_poll_is_told_from_those_before_it() {
        batch.polled(3);

        assertThat(batch.processedLast()).isFalse();
        assertThat(batch.processedLast()).isFalse();
        assertThat(batch.processedLast()).isTrue();
    }

    @Test
    void what_was_polled_and_never_processed_is_forgotten_with_the_next_poll() {
        batch.polled(3);
        batch.processedLast();
        batch.polled(1);

        assertThat(batch.processedLast()).isTrue();
    }

    @Test
    void each_thread_counts_its_own() {
        batch.polled(2);

        assertThat(CompletableFuture.supplyAsync(batch::processedLast).join()).isTrue();
        assertThat(batch.processedLast()).isFalse();
    }

    @Test
    void a_commit_right_after_another_is_left_to_the_commit_interval() {
        batch.polled(1);
        assertThat(batch.processedLast()).isTrue();
        nanos.addAndGet(Duration.ofMillis(4).toNanos());
        batch.polled(1);
        assertThat(batch.processedLast()).isFalse();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        batch.polled(1);
        assertThat(batch.processedLast()).isTrue();
    }

    @Test
    void without_a_poll_every_record_is_the_last() {
        assertThat(batch.processedLast()).isTrue();
        nanos.addAndGet(Duration.ofMillis(5).toNanos());
        assertThat(batch.processedLast()).isTrue();
    }
}
