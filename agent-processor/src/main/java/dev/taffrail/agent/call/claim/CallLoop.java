package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims calls in the order of the log and has each run on its own virtual thread. At most once per grant: the offset
/// is committed before the call starts, only for records of the latest poll and before the next one, so a member that
/// has lost the partition cannot commit, and what is not committed does not start. One platform thread runs this and is
/// the only one to touch the consumer.
public final class CallLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CallLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /// Slots do not wake a poll, so a full caller looks often.
    private static final Duration POLL_WHEN_PAUSED = Duration.ofMillis(5);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final CallerWiring wiring;
    private final ClaimCommit commit;
    private final Ownership ownership;
    private final Dispatcher dispatcher;
    private final Pauses pauses;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long lastTurn;
    private volatile @Nullable RuntimeException failure;

    public CallLoop(CallerWiring wiring) {
        this(wiring, offsets -> wiring.consumer().commitSync(offsets, COMMIT_PATIENCE));
    }

    CallLoop(CallerWiring wiring, ClaimCommit commit) {
        this.wiring = wiring;
        this.consumer = wiring.consumer();
        this.commit = commit;
        this.ownership = new Ownership(wiring);
        this.dispatcher =
                new Dispatcher(wiring.handlers(), wiring.results(), wiring.running(), wiring.slots(), wiring.meters());
        this.pauses = new Pauses(consumer, wiring.slots(), wiring.window().ticker());
        this.lastTurn = wiring.window().now();
    }

    /// Claims until told to stop, then lets running calls finish, hands over what still runs, and leaves the group.
    @Override
    public void run() {
        try {
            subscribe();
            while (closing.getCount() > 0) {
                turn();
            }
            drain();
        } catch (RuntimeException fatal) {
            failure = fatal;
            LOG.atError().addKeyValue("topic", wiring.topic().name()).log("callers stopped: {}", explain(fatal), fatal);
        } finally {
            consumer.close(CloseOptions.timeout(COMMIT_PATIENCE)
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    /// Tells the loop to stop; returns at once.
    public void stop() {
        closing.countDown();
    }

    /// Why the loop has ended by itself, if it has.
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /// Waits until the group has let this caller in and what it got is taken over.
    ///
    /// @return false when that took longer
    public boolean awaitJoined(Duration patience) throws InterruptedException {
        return ownership.awaitJoined(patience);
    }

    public boolean hasJoined() {
        return ownership.hasJoined();
    }

    /// How long ago the loop last went round.
    public Duration sinceLastTurn() {
        return Duration.ofNanos(wiring.window().now() - lastTurn);
    }

    private void turn() {
        lastTurn = wiring.window().now();
        try {
            claim(consumer.poll(pauses.review() ? POLL_WHEN_PAUSED : POLL));
        } catch (FencedInstanceIdException fenced) {
            throw fenced;
        } catch (KafkaException trouble) {
            LOG.atWarn()
                    .addKeyValue("topic", wiring.topic().name())
                    .setCause(trouble)
                    .log("callers join their group again");
            rejoin();
        }
    }

    /// Also the way out of a take-over that failed half-way: the partitions are given up and taken over anew.
    private void rejoin() {
        consumer.unsubscribe();
        rest(PAUSE_AFTER_TROUBLE);
        subscribe();
    }

    private void subscribe() {
        consumer.subscribe(Set.of(wiring.topic().name()), ownership);
    }

    private void claim(ConsumerRecords<String, byte[]> records) {
        ClaimPlan plan = Claims.plan(read(records), wiring.slots().free(), ownership.claimedUpTo());
        plan.rewinds().forEach((partition, rewind) -> {
            consumer.seek(wiring.topic().partition(partition), rewind.offset());
            pauses.untilFree(wiring.topic().partition(partition), rewind.until());
        });
        if (plan.marks().isEmpty()) {
            return;
        }
        long claimedAt = wiring.window().now();
        try {
            plan.unreadable().forEach(wiring.quarantine()::put);
            commit.commit(offsets(plan));
        } catch (KafkaException failed) {
            notClaimed(plan, claimedAt, failed);
            return;
        }
        plan.marks().forEach((partition, mark) -> ownership.advance(partition, mark.callSeq()));
        plan.dropped().forEach(this::tellDropped);
        for (var call : plan.starts()) {
            wiring.meters().claimed(call.call());
            dispatcher.start(claimOf(call, claimedAt));
        }
    }

    private SortedMap<Integer, List<Polled>> read(ConsumerRecords<String, byte[]> records) {
        var polled = new TreeMap<Integer, List<Polled>>();
        var waiting = new HashSet<TopicPartition>();
        for (TopicPartition partition : records.partitions()) {
            for (var record : records.records(partition)) {
                try {
                    if (!waiting.contains(partition)) {
                        polled.computeIfAbsent(partition.partition(), _ -> new ArrayList<>())
                                .add(wiring.topic().read(record));
                    }
                } catch (SchemaUnavailable later) {
                    LOG.atWarn()
                            .addKeyValue("topic", partition.topic())
                            .addKeyValue("partition", partition.partition())
                            .log("a call waits for its schema: {}", later.getMessage());
                    waiting.add(partition);
                    consumer.seek(partition, record.offset());
                    pauses.forASchema(partition);
                }
            }
        }
        return polled;
    }

    /// Nothing starts. The commit may have been applied all the same: then its calls are answered, and not read
    /// again.
    private void notClaimed(ClaimPlan plan, long claimedAt, KafkaException failed) {
        wiring.meters().claimFailed(failed.getClass().getSimpleName());
        LOG.atWarn()
                .addKeyValue("partitions", plan.marks().keySet())
                .setCause(failed)
                .log("a claim failed; nothing of it starts");
        List<Integer> nevertheless = Claims.claimedNevertheless(plan, wiring.incarnation(), committed(plan));
        for (var call : plan.starts()) {
            if (nevertheless.contains(call.partition())) {
                Claim claim = claimOf(call, claimedAt);
                claim.stop(NotStartedReason.CLAIM_UNCLEAR);
                dispatcher.start(claim);
            }
        }
        plan.marks().forEach((partition, mark) -> {
            if (nevertheless.contains(partition)) {
                ownership.advance(partition, mark.callSeq());
            } else {
                rewind(wiring.topic().partition(partition), plan.first().getOrDefault(partition, mark.nextOffset()));
            }
        });
        if (failed instanceof FencedInstanceIdException) {
            throw failed;
        }
    }

    /// Whatever the exception says: an attempt before the one that failed may have been applied, since `commitSync`
    /// repeats attempts.
    private Map<Integer, Committed> committed(ClaimPlan plan) {
        Thread.interrupted(); // an interrupt is no way to stop this loop, and must not fail the question as well
        var committed = new HashMap<Integer, Committed>();
        try {
            consumer.committed(offsets(plan).keySet(), COMMIT_PATIENCE)
                    .forEach((partition, now) ->
                            Committed.of(now).ifPresent(it -> committed.put(partition.partition(), it)));
        } catch (KafkaException unclear) {
            LOG.atWarn()
                    .addKeyValue("partitions", plan.marks().keySet())
                    .setCause(unclear)
                    .log("what is committed cannot be read; the calls are claimed again");
        }
        return committed;
    }

    private void rewind(TopicPartition partition, long offset) {
        if (consumer.assignment().contains(partition)) {
            consumer.seek(partition, offset);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(ClaimPlan plan) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        plan.marks()
                .forEach((partition, mark) -> offsets.put(
                        wiring.topic().partition(partition),
                        Committed.offset(mark.nextOffset(), new ClaimMark(wiring.incarnation(), mark.callSeq()))));
        return offsets;
    }

    private Claim claimOf(Polled.Call call, long claimedAt) {
        return new Claim(call.call(), call.key(), wiring.incarnation(), claimedAt, wiring.window());
    }

    private void tellDropped(Polled polled) {
        String why = switch (polled) {
            case Polled.Unreadable unreadable -> unreadable.why();
            case Polled.Call call -> "its callSeq " + call.callSeq() + " has been claimed before";
        };
        wiring.meters().dropped(1);
        LOG.atError()
                .addKeyValue("topic", wiring.topic().name())
                .addKeyValue("partition", polled.partition())
                .addKeyValue("offset", polled.offset())
                .log("a record of the calls is passed over: {}", why);
    }

    /// Keeps polling, so that the group does not take the partitions away before they are handed over.
    private void drain() {
        idleUntilDone(wiring.drain());
        wiring.running().stopAll(NotStartedReason.SHUTTING_DOWN);
        idleUntilDone(LAST_ANSWERS);
    }

    private void idleUntilDone(Duration patience) {
        long deadline = wiring.window().now() + patience.toNanos();
        while (!wiring.running().isEmpty() && wiring.window().now() - deadline < 0) {
            consumer.pause(consumer.assignment());
            consumer.poll(POLL_WHEN_PAUSED);
        }
    }

    private void rest(Duration pause) {
        try {
            closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            LOG.atWarn().log("callers are stopped with stop(), not with an interrupt; going on");
        }
    }

    private static String explain(RuntimeException fatal) {
        return fatal instanceof FencedInstanceIdException
                ? "another process joined with the same callers.instance-id; give each process its own"
                : "unexpected";
    }
}
