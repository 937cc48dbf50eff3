package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// A caller under test: its loop runs on a thread, its tool waits where the test says so.
final class Caller implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /// What happens in place of a commit.
    interface CommitStep extends BiConsumer<Consumer<?, ?>, Map<TopicPartition, OffsetAndMetadata>> {}

    static final CommitStep PLAIN = (consumer, offsets) -> consumer.commitSync(offsets, Duration.ofSeconds(5));

    final String incarnation;
    final RunningCalls running = new RunningCalls();
    final AtomicLong skipped = new AtomicLong();
    final CallLoop loop;
    private final Slots slots = new Slots(2, 4);
    private final LinkedBlockingQueue<Long> started = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Long> seen = new LinkedBlockingQueue<>();
    private final Map<Long, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Results results;
    private final Thread thread;

    Caller(CallerCluster cluster, String instance, String incarnation, CommitStep commit) {
        this.incarnation = incarnation;
        this.results = cluster.results();
        var consumer = cluster.member(instance);
        var window = new StartWindow(
                Duration.ofSeconds(2), () -> System.nanoTime() + skipped.get(), InstantSource.fixed(NOW));
        this.loop = new CallLoop(
                new CallerWiring(
                        consumer,
                        cluster::reader,
                        cluster.calls(),
                        results,
                        cluster.quarantine(),
                        new Handlers((call, claim) -> claim.notStarted(NotStartedReason.UNKNOWN), this::use),
                        slots,
                        running,
                        window,
                        CallerMeters.NONE,
                        incarnation,
                        Duration.ofMillis(100)),
                offsets -> commit.accept(consumer, offsets));
        this.thread = Thread.ofPlatform().name("caller-" + incarnation).unstarted(loop);
    }

    Caller start() {
        thread.start();
        return this;
    }

    /// The call stays in its tool until [#release].
    Caller holding(Long... callSeqs) {
        for (Long callSeq : callSeqs) {
            held.put(callSeq, new CountDownLatch(1));
        }
        return this;
    }

    void release(long callSeq) {
        latch(callSeq).countDown();
    }

    private CountDownLatch latch(long callSeq) {
        return held.getOrDefault(callSeq, new CountDownLatch(0));
    }

    private CallResult use(ToolCall call, Claim claim) {
        long callSeq = call.head().callSeq();
        started.add(callSeq);
        seen.add(callSeq);
        ToolStatus status = ToolStatus.OK;
        try {
            latch(callSeq).await();
        } catch (InterruptedException _) {
            status = ToolStatus.UNKNOWN;
        }
        return new ToolResult(claim.head(), status, Text.of("by " + incarnation, Origin.TOOL), 0, 0);
    }

    /// Waits for the next start.
    void awaitStart(long callSeq) throws InterruptedException {
        assertThat(seen.poll(CallerCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(callSeq);
    }

    /// Everything that its tool was ever called for.
    List<Long> starts() {
        return List.copyOf(started);
    }

    void stop() throws InterruptedException {
        loop.stop();
        thread.join();
    }

    void awaitEnd() throws InterruptedException {
        assertThat(thread.join(CallerCluster.PATIENCE)).isTrue();
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        loop.stop();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        results.close();
    }
}
