package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.codec.TopicSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what callers report. A result is never lost while the process lives: it is sent again until the broker has
/// it, and one that does not fit the topic is replaced by one that says so. Each goes to the partition that its call
/// came from.
public final class Results implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// Take-overs and hand-overs belong to a partition, not to a run.
    private static final String STATEMENT_KEY = "callers";

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final TopicSerde<CallerReport> serde;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param producer idempotent, with the longest delivery time-out; closed with this
    /// @param serde with the size limit of the topic
    public Results(Producer<String, byte[]> producer, String topic, TopicSerde<CallerReport> serde) {
        this.producer = producer;
        this.topic = topic;
        this.serde = serde;
    }

    /// Returns when the broker has the result. To be called on the call's own virtual thread.
    ///
    /// @throws InterruptedException when the process ends before
    void publish(String key, CallResult result) throws InterruptedException {
        Sent sent = send(key, result);
        CallResult kept = result;
        if (sent == Sent.TOO_LARGE) {
            kept = Oversize.replace(result);
            sent = send(key, kept);
        }
        while (sent != Sent.ACKNOWLEDGED) {
            if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("the caller is closed");
            }
            sent = send(key, kept);
        }
    }

    private enum Sent {
        ACKNOWLEDGED,
        TOO_LARGE,
        REFUSED
    }

    private Sent send(String key, CallResult result) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, result.head().partition(), key, serde.encode(result)))
                    .get();
            return Sent.ACKNOWLEDGED;
        } catch (ExecutionException failed) {
            return refused(result, Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (KafkaException failed) {
            return refused(result, failed);
        } catch (IllegalStateException producerIsClosed) {
            if (closed.getCount() == 0) {
                return Sent.REFUSED;
            }
            throw producerIsClosed;
        }
    }

    private Sent refused(CallResult result, Throwable failed) {
        boolean tooLarge = failed instanceof RecordTooLargeException;
        LOG.atError()
                .addKeyValue("runId", result.head().run().handle())
                .addKeyValue("callId", result.head().callId())
                .addKeyValue("topic", topic)
                .addKeyValue("partition", result.head().partition())
                .setCause(failed)
                .log(
                        tooLarge
                                ? "a result does not fit its topic and is replaced by one that says so"
                                : "a result was not accepted by the broker; it is kept and sent again");
        return tooLarge ? Sent.TOO_LARGE : Sent.REFUSED;
    }

    /// Sends statements about partitions and returns when the broker has them all, after every result that was sent
    /// before them.
    ///
    /// @throws KafkaException when it does not within `patience`
    void state(List<Statement> statements, Duration patience) {
        var pending = new ArrayList<Future<RecordMetadata>>();
        for (Statement statement : statements) {
            pending.add(producer.send(new ProducerRecord<>(
                    topic, statement.partition(), STATEMENT_KEY, serde.encode(statement.report()))));
        }
        long deadline = System.nanoTime() + patience.toNanos();
        for (var one : pending) {
            await(one, deadline - System.nanoTime());
        }
    }

    private static void await(Future<RecordMetadata> one, long nanos) {
        try {
            one.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("a statement about a partition was not accepted by the broker", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while a statement about a partition was on its way", interrupted);
        }
    }

    /// Gives up what is not acknowledged yet.
    @Override
    public void close() {
        closed.countDown();
        producer.close(PAUSE);
    }
}
