package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.topic.DeadLetterReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final Map<Pool, Integer> PLENTY = Map.of(Pool.MODEL, 100, Pool.TOOL, 100);

    private static Polled call(int partition, long offset, long callSeq, Pool pool) {
        AgentCall call = switch (pool) {
            case TOOL -> Calls.tool(partition, callSeq);
            case MODEL ->
                new ModelCall(
                        Calls.head(partition, callSeq, Calls.NEVER_OVER),
                        "a@0",
                        0,
                        Bytes.EMPTY,
                        List.of(),
                        Bytes.EMPTY,
                        1,
                        1);
        };
        return new Polled.Call(partition, offset, "k", call);
    }

    private static SortedMap<Integer, List<Polled>> polled(Polled... records) {
        var polled = new TreeMap<Integer, List<Polled>>();
        for (Polled record : records) {
            polled.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(record);
        }
        return polled;
    }

    @Test
    void commits_behind_the_last_call_it_starts() {
        var plan = Claims.plan(polled(call(3, 10, 5, Pool.TOOL), call(3, 12, 6, Pool.MODEL)), PLENTY, Map.of());

        assertThat(plan.starts()).extracting(Polled.Call::callSeq).containsExactly(5L, 6L);
        assertThat(plan.marks()).containsExactly(Map.entry(3, new ClaimPlan.Commit(13, 6)));
        assertThat(plan.rewinds()).isEmpty();
    }

    @Test
    void leaves_everything_behind_a_call_whose_pool_is_full() {
        var plan = Claims.plan(
                polled(call(0, 10, 1, Pool.TOOL), call(0, 11, 2, Pool.MODEL), call(0, 12, 3, Pool.TOOL)),
                Map.of(Pool.MODEL, 0, Pool.TOOL, 5),
                Map.of());

        assertThat(plan.starts()).extracting(Polled.Call::callSeq).containsExactly(1L);
        assertThat(plan.marks()).containsExactly(Map.entry(0, new ClaimPlan.Commit(11, 1)));
        assertThat(plan.rewinds()).containsExactly(Map.entry(0, new ClaimPlan.Rewind(11, Pool.MODEL)));
    }

    @Test
    void shares_few_slots_among_partitions() {
        var plan = Claims.plan(
                polled(
                        call(0, 0, 1, Pool.TOOL),
                        call(0, 1, 2, Pool.TOOL),
                        call(7, 0, 1, Pool.TOOL),
                        call(7, 1, 2, Pool.TOOL)),
                Map.of(Pool.TOOL, 2),
                Map.of());

        assertThat(plan.starts()).extracting(Polled.Call::partition).containsExactly(0, 7);
    }

    @Test
    void drops_what_was_claimed_before_and_what_cannot_be_read() {
        var plan = Claims.plan(
                polled(call(0, 0, 4, Pool.TOOL), unreadable(1), call(0, 2, 5, Pool.TOOL)), PLENTY, Map.of(0, 4L));

        assertThat(plan.starts()).extracting(Polled.Call::callSeq).containsExactly(5L);
        assertThat(plan.dropped()).extracting(Polled::offset).containsExactly(0L, 1L);
        assertThat(plan.marks()).containsExactly(Map.entry(0, new ClaimPlan.Commit(3, 5)));
    }

    @Test
    void a_commit_counts_as_applied_only_when_our_own_mark_is_at_or_behind_it() {
        var plan = Claims.plan(
                polled(call(0, 10, 1, Pool.TOOL), call(1, 10, 1, Pool.TOOL), call(2, 10, 1, Pool.TOOL)),
                PLENTY,
                Map.of());

        var nevertheless = Claims.claimedNevertheless(
                plan,
                "me",
                Map.of(
                        0, new Committed(11, new ClaimMark("me", 1)),
                        1, new Committed(11, new ClaimMark("other", 1)),
                        2, new Committed(10, new ClaimMark("me", 0))));

        assertThat(nevertheless).containsExactly(0);
    }

    @Property
    void each_call_of_a_log_is_started_once_and_in_order_however_slots_come_and_claims_fail(
            @ForAll("logs") List<Polled> log, @ForAll List<Boolean> failures, @ForAll("slots") List<Integer> free) {
        var started = new ArrayList<Long>();
        var claimedUpTo = new HashMap<Integer, Long>();
        long position = 0;
        for (int turn = 0; position < log.size(); turn++) {
            var rest = polled(log.subList((int) position, log.size()).toArray(Polled[]::new));
            // after the drawn turns everything succeeds, so that it ends
            int slots = turn < free.size() ? free.get(turn) : 100;
            boolean fails = turn < failures.size() && failures.get(turn);
            var plan = Claims.plan(rest, Map.of(Pool.MODEL, slots / 2, Pool.TOOL, slots), claimedUpTo);

            assertThat(plan.starts().stream().filter(call -> Pool.of(call.call()) == Pool.TOOL))
                    .hasSizeLessThanOrEqualTo(slots);
            assertThat(plan.starts().stream().filter(call -> Pool.of(call.call()) == Pool.MODEL))
                    .hasSizeLessThanOrEqualTo(slots / 2);
            if (fails) {
                position = plan.first().firstEntry().getValue();
                continue;
            }
            plan.starts().forEach(call -> started.add(call.callSeq()));
            plan.marks().forEach((partition, mark) -> claimedUpTo.merge(partition, mark.callSeq(), Math::max));
            long committed = plan.marks().values().stream()
                    .mapToLong(ClaimPlan.Commit::nextOffset)
                    .sum();
            long rewound = plan.rewinds().values().stream()
                    .mapToLong(ClaimPlan.Rewind::offset)
                    .sum();
            assertThat(plan.rewinds().isEmpty() || plan.marks().isEmpty() || rewound == committed)
                    .isTrue();
            position = plan.rewinds().isEmpty() ? committed : rewound;
        }

        var expected = new ArrayList<Long>();
        long highest = 0;
        for (Polled record : log) {
            if (record instanceof Polled.Call call && call.callSeq() > highest) {
                highest = call.callSeq();
                expected.add(highest);
            }
        }
        assertThat(started).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Polled>> logs() {
        var record = Combinators.combine(
                        Arbitraries.of("tool", "tool", "model", "bad", "again"),
                        Arbitraries.longs().between(1, 3))
                .as((kind, step) -> Map.entry(kind, step));
        return record.list().ofMaxSize(30).map(entries -> {
            var log = new ArrayList<Polled>();
            long callSeq = 0;
            for (var entry : entries) {
                int offset = log.size();
                callSeq += entry.getKey().equals("again") ? 0 : entry.getValue();
                log.add(
                        switch (entry.getKey()) {
                            case "bad" -> unreadable(offset);
                            case "model" -> call(0, offset, callSeq, Pool.MODEL);
                            default -> call(0, offset, callSeq, Pool.TOOL);
                        });
            }
            return log;
        });
    }

    @Provide
    Arbitrary<List<Integer>> slots() {
        return Arbitraries.integers().between(0, 4).list().ofMaxSize(20);
    }

    private static Polled.Unreadable unreadable(long offset) {
        return new Polled.Unreadable(
                new ConsumerRecord<>("calls", 0, offset, "key", new byte[0]), DeadLetterReason.DESERIALIZE, "bad");
    }
}
