package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// However the partitions' words overtake each other: never more at work than allowed, one outcome for every leg, and
/// no slot held when all has ended.
class SlotHistoriesTest {
    private static final long HISTORIES = Long.getLong("taffrail.test.slot-histories", 4_000);

    @Test
    void limits_of_runs_at_work_hold_over_all_partitions() {
        var refused = new AtomicLong();

        LongStream.range(0, HISTORIES).parallel().forEach(seed -> {
            try {
                refused.addAndGet(new SlotHistory(seed).play(80).refused());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("history with seed " + seed, e);
            }
        });

        assertThat(refused.get()).as("the limits are hit").isGreaterThan(HISTORIES);
    }
}
