package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.BreakerReset;
import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import dev.taffrail.schemas.codec.TopicSerde;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads `caller-controls` from its end, without a group: every caller sees every control. One platform thread runs
/// this.
public final class ControlReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final TopicPartition topic;
    private final TopicSerde<CallerControl> serde;
    private final RunningCalls running;
    private final Consumer<BreakerReset> breakers;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param consumer without a group; closed here
    /// @param topic its name; it has one partition
    /// @param breakers gets what concerns circuit breakers
    public ControlReader(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            String topic,
            TopicSerde<CallerControl> serde,
            RunningCalls running,
            Consumer<BreakerReset> breakers) {
        this.consumer = consumer;
        this.topic = new TopicPartition(topic, 0);
        this.serde = serde;
        this.running = running;
        this.breakers = breakers;
    }

    @Override
    public void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException _) {
            LOG.atWarn().log("the reader of caller-controls ends, since its thread was interrupted");
        }
    }

    /// Tells the reader to stop; returns at once.
    public void stop() {
        closing.countDown();
    }

    /// Waits until every control that is written from now on will be seen.
    ///
    /// @return false when that took longer
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return ready.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void turn() throws InterruptedException {
        try {
            if (ready.getCount() > 0) {
                consumer.assign(List.of(topic));
                consumer.seekToEnd(List.of(topic));
                consumer.position(topic);
                ready.countDown();
            }
            consumer.poll(POLL).forEach(this::obey);
        } catch (KafkaException trouble) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.topic())
                    .setCause(trouble)
                    .log("caller controls cannot be read; trying again");
            closing.await(PAUSE_AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void obey(ConsumerRecord<String, byte[]> record) {
        try {
            switch (serde.decode(record.value())) {
                case CancelCalls cancel -> running.cancel(cancel);
                case BreakerReset reset -> breakers.accept(reset);
            }
        } catch (PoisonRecord | SchemaUnavailable unreadable) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .setCause(unreadable)
                    .log("a caller control cannot be read and is passed over");
        }
    }
}
