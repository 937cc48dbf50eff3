package dev.taffrail.agent.call.claim;

import static dev.taffrail.agent.call.claim.Calls.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each fault that a claim must survive, against a real broker. Nothing waits for time to pass: what a paused or dead
/// process looks like from outside is brought about on purpose.
@WithKafka
class ClaimFaultsTest {
    private static CallerCluster cluster;

    @BeforeAll
    static void connect(TestKafka kafka) {
        cluster = new CallerCluster(kafka);
    }

    @AfterAll
    static void disconnect() {
        cluster.close();
    }

    @BeforeEach
    void freshTopics() throws Exception {
        cluster.fresh(1);
    }

    private static Caller caller(String name) {
        return new Caller(cluster, name, name + "1", Caller.PLAIN);
    }

    private static Caller caller(String name, Caller.CommitStep commit) {
        return new Caller(cluster, name, name + "1", commit);
    }

    @Test
    void a_call_is_claimed_before_it_starts_and_answered_on_its_partition() throws Exception {
        cluster.append(tool(0, 1));
        try (var a = caller("a").holding(1L).start()) {
            a.awaitStart(1);

            assertThat(cluster.committed(0)).isEqualTo(new OffsetAndMetadata(1, "a1;1"));

            a.release(1);
            a.stop();
            assertThat(cluster.reports(0, reports -> reports.size() >= 3))
                    .satisfiesExactly(
                            takeover -> assertThat(takeover).isEqualTo(new CallerTakeover(0, "", "a1", 0)),
                            result -> assertThat(result).isInstanceOf(ToolResult.class),
                            handover -> assertThat(handover).isEqualTo(new CallerHandover(0, "", "a1", List.of())));
        }
    }

    @Test
    void a_rebalance_between_poll_and_commit_starts_nothing_here() throws Exception {
        cluster.append(tool(0, 1));
        var first = new AtomicBoolean(true);
        try (var b = caller("b");
                var a = caller("a", (consumer, offsets) -> {
                    if (first.getAndSet(false)) {
                        cluster.expel("a");
                        b.start();
                        cluster.reportsWithResults(0, 1L);
                    }
                    Caller.PLAIN.accept(consumer, offsets);
                })) {
            a.start();
            b.awaitStart(1);
            b.stop();
            cluster.append(tool(0, 2));
            a.awaitStart(2);

            assertThat(a.starts()).containsExactly(2L);
            assertThat(b.starts()).containsExactly(1L);
        }
    }

    @Test
    void a_commit_that_timed_out_but_was_applied_is_a_claim_whose_calls_are_answered() throws Exception {
        answersCallsOfAnUnclearClaim(() -> new TimeoutException("no answer"));
    }

    @Test
    void a_commit_that_was_interrupted_but_was_applied_is_a_claim_whose_calls_are_answered() throws Exception {
        answersCallsOfAnUnclearClaim(() -> new InterruptException("interrupted", new InterruptedException()));
    }

    @Test
    void a_commit_that_was_woken_up_but_was_applied_is_a_claim_whose_calls_are_answered() throws Exception {
        answersCallsOfAnUnclearClaim(WakeupException::new);
    }

    private static void answersCallsOfAnUnclearClaim(Supplier<RuntimeException> unclear) throws Exception {
        cluster.append(tool(0, 1), tool(0, 2));
        var first = new AtomicBoolean(true);
        try (var a = caller("a", (consumer, offsets) -> {
                    Caller.PLAIN.accept(consumer, offsets);
                    if (first.getAndSet(false)) {
                        throw unclear.get();
                    }
                })
                .start()) {
            var reports = cluster.reportsWithResults(0, 1L, 2L);
            cluster.append(tool(0, 3));
            a.awaitStart(3);

            assertThat(reasons(reports)).containsOnly(NotStartedReason.CLAIM_UNCLEAR);
            assertThat(a.starts()).containsExactly(3L);
            assertThat(cluster.committed(0)).isEqualTo(new OffsetAndMetadata(3, "a1;3"));
        }
    }

    @Test
    void a_commit_that_timed_out_and_was_not_applied_is_tried_again_from_the_same_call() throws Exception {
        cluster.append(tool(0, 1), tool(0, 2));
        var commits = new AtomicInteger();
        try (var a = caller("a", (consumer, offsets) -> {
                    if (commits.getAndIncrement() == 0) {
                        throw new TimeoutException("no answer");
                    }
                    Caller.PLAIN.accept(consumer, offsets);
                })
                .start()) {
            var reports = cluster.reportsWithResults(0, 1L, 2L);

            assertThat(a.starts()).containsExactlyInAnyOrder(1L, 2L);
            assertThat(reasons(reports)).isEmpty();
        }
    }

    @Test
    void a_process_that_is_stopped_between_claim_and_start_does_not_start_when_it_wakes() throws Exception {
        cluster.append(tool(0, 1));
        var waiting = new CountDownLatch(1);
        var stopped = new AtomicBoolean(true);
        var a = new Caller[1];
        try (var b = caller("b");
                var sleeper = caller("a", (consumer, offsets) -> {
                    Caller.PLAIN.accept(consumer, offsets);
                    if (stopped.getAndSet(false)) {
                        cluster.expel("a");
                        b.start();
                        cluster.reports(0, reports -> reports.contains(new CallerTakeover(0, "", "b1", 1)));
                        a[0].skipped.addAndGet(Duration.ofMillis(2L * CallerGroup.SESSION.toMillis())
                                .toNanos());
                        waiting.countDown();
                    }
                })) {
            a[0] = sleeper;
            sleeper.start();
            waiting.await();
            var reports = cluster.reportsWithResults(0, 1L);

            assertThat(reasons(reports)).containsExactly(NotStartedReason.STALE);
            assertThat(sleeper.starts()).isEmpty();
            assertThat(b.starts()).isEmpty();
            assertThat(reports.indexOf(new CallerTakeover(0, "", "b1", 1))).isLessThan(indexOfResult(reports));
        }
    }

    private static int indexOfResult(List<CallerReport> reports) {
        return reports.indexOf(reports.stream()
                .filter(CallResult.class::isInstance)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void two_owners_in_turn_each_say_what_they_have_and_start_only_what_is_new() throws Exception {
        cluster.fresh(2);
        cluster.append(tool(0, 1), tool(1, 1));
        try (var a = caller("a").holding(1L).start();
                var b = caller("b").holding(2L)) {
            a.awaitStart(1);
            a.awaitStart(1);
            b.start();
            int moved = partitionThatMovedTo(b);
            cluster.append(tool(moved, 2));
            b.awaitStart(2);
            a.release(1);
            cluster.reportsWithResults(moved, 1L);
            b.stop();
            cluster.append(tool(moved, 3));
            a.awaitStart(3);

            var reports = cluster.reportsWithResults(moved, 3L);
            assertThat(statements(reports))
                    .containsSubsequence(
                            new CallerTakeover(moved, "", "a1", 0),
                            new CallerHandover(moved, "", "a1", List.of(1L)),
                            new CallerTakeover(moved, "", "b1", 1),
                            new CallerTakeover(moved, "", "a1", 2));
            assertThat(b.starts()).containsExactly(2L);
            assertThat(a.starts()).containsExactly(1L, 1L, 3L);
        }
    }

    private static int partitionThatMovedTo(Caller b) {
        var owner = new CallerTakeover[2];
        for (int partition = 0; partition < 2; partition++) {
            int it = partition;
            var again = cluster.reports(it, reports -> takeovers(reports).size() >= 2);
            owner[it] = takeovers(again).getLast();
        }
        assertThat(Set.of(owner[0].incarnation(), owner[1].incarnation())).isEqualTo(Set.of("a1", b.incarnation));
        return owner[0].incarnation().equals(b.incarnation) ? 0 : 1;
    }

    private static List<CallerTakeover> takeovers(List<CallerReport> reports) {
        return reports.stream()
                .filter(CallerTakeover.class::isInstance)
                .map(CallerTakeover.class::cast)
                .toList();
    }

    private static List<CallerReport> statements(List<CallerReport> reports) {
        return reports.stream()
                .filter(report -> !(report instanceof CallResult))
                .toList();
    }

    private static List<NotStartedReason> reasons(List<CallerReport> reports) {
        return reports.stream()
                .filter(NotStarted.class::isInstance)
                .map(report -> ((NotStarted) report).reason())
                .toList();
    }

    @Test
    void a_caller_that_leaves_hands_over_what_still_runs() throws Exception {
        cluster.append(tool(0, 1));
        try (var a = caller("a").holding(1L).start()) {
            a.awaitStart(1);
            a.stop();

            var reports = cluster.reports(0, it -> statements(it).size() >= 2);
            assertThat(reports).hasSize(3);
            assertThat(reports.get(1))
                    .isInstanceOfSatisfying(
                            ToolResult.class,
                            result -> assertThat(result.status()).isEqualTo(ToolStatus.UNKNOWN));
            assertThat(reports.get(2)).isEqualTo(new CallerHandover(0, "", "a1", List.of()));
            assertThat(cluster.admin()
                            .describeConsumerGroups(Set.of(cluster.group()))
                            .all()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(group -> assertThat(group.members()).isEmpty());
        }
    }

    @Test
    void deleted_group_offsets_count_everything_on_the_log_as_claimed() throws Exception {
        cluster.appendInTransaction(tool(0, 1));
        try (var a = caller("a").start()) {
            a.awaitStart(1);
            cluster.reportsWithResults(0, 1L);
        }
        cluster.appendInTransaction(tool(0, 2), tool(0, 3));
        cluster.admin()
                .deleteConsumerGroupOffsets(cluster.group(), Set.of(cluster.callPartition(0)))
                .all()
                .get();

        startsAtTheEnd();
    }

    @Test
    void group_offsets_that_somebody_set_by_hand_count_everything_on_the_log_as_claimed() throws Exception {
        cluster.appendInTransaction(tool(0, 1), tool(0, 2), tool(0, 3));
        cluster.admin()
                .alterConsumerGroupOffsets(cluster.group(), Map.of(cluster.callPartition(0), new OffsetAndMetadata(1)))
                .all()
                .get();

        startsAtTheEnd();
    }

    private static void startsAtTheEnd() throws Exception {
        try (var b = caller("b").start()) {
            cluster.reports(0, reports -> reports.contains(new CallerTakeover(0, "", "b1", 3)));
            assertThat(cluster.committed(0))
                    .extracting(OffsetAndMetadata::metadata)
                    .isEqualTo("b1;3");
            cluster.appendInTransaction(tool(0, 4));
            b.awaitStart(4);

            assertThat(b.starts()).containsExactly(4L);
        }
    }

    @Test
    void a_second_process_with_the_same_instance_id_stops_the_first() throws Exception {
        cluster.append(tool(0, 1));
        try (var a = caller("a").holding(1L).start()) {
            a.awaitStart(1);
            try (var again = new Caller(cluster, "a", "a2", Caller.PLAIN).start()) {
                a.awaitEnd();
                cluster.append(tool(0, 2));
                again.awaitStart(2);

                assertThat(a.loop.failure()).get().isInstanceOf(FencedInstanceIdException.class);
                assertThat(again.starts()).containsExactly(2L);
                assertThat(cluster.reports(0, reports -> reports.size() >= 2))
                        .contains(new CallerTakeover(0, "", "a2", 1));
            }
        }
    }

    @Test
    void claims_no_more_than_can_start_at_once() throws Exception {
        cluster.append(tool(0, 1), tool(0, 2), tool(0, 3), tool(0, 4), tool(0, 5), tool(0, 6));
        try (var a = caller("a").holding(1L, 2L, 3L, 4L).start()) {
            cluster.reports(0, _ -> a.starts().size() == 4);
            assertThat(cluster.committed(0)).isEqualTo(new OffsetAndMetadata(4, "a1;4"));

            a.release(2);
            cluster.reportsWithResults(0, 2L, 5L, 6L);

            assertThat(new HashSet<>(a.starts())).isEqualTo(Set.of(1L, 2L, 3L, 4L, 5L, 6L));
            assertThat(a.starts()).hasSize(6);
        }
    }

    @Test
    void passes_over_what_was_claimed_before_and_puts_what_cannot_be_read_to_the_dead_letters() throws Exception {
        cluster.append(tool(0, 5));
        cluster.appendBytes(0, new byte[] {1, 2, 3});
        cluster.appendBytes(0, null);
        cluster.append(tool(0, 4), tool(0, 6));
        try (var a = caller("a").start()) {
            cluster.reportsWithResults(0, 5L, 6L);

            assertThat(a.starts()).containsExactlyInAnyOrder(5L, 6L);
            assertThat(cluster.committed(0)).isEqualTo(new OffsetAndMetadata(5, "a1;6"));
            String calls = cluster.calls().name();
            assertThat(cluster.deadLetters(0)).containsExactly(calls + ":0@1 deserialize", calls + ":0@2 null_value");
        }
    }

    @Test
    void start_offsets_are_committed_only_where_nothing_was_ever_written() throws Exception {
        cluster.fresh(2);
        cluster.append(tool(0, 1));
        String group = cluster.group() + ".other";

        assertThat(CallOffsets.commitStart(cluster.admin(), cluster.calls().name(), group))
                .containsExactly(1);
        assertThat(CallOffsets.commitStart(cluster.admin(), cluster.calls().name(), group))
                .isEmpty();
    }
}
