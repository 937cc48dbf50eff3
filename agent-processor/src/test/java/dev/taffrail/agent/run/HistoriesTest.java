package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The promises hold in every history: one outcome for each leg, budgets never passed, no call of `once` granted twice,
/// nothing kept for ever.
class HistoriesTest {
    private static final long HISTORIES = Long.getLong("taffrail.test.histories", 100_000);
    private static final long FIRST_SEED = Long.getLong("taffrail.test.seed", 0);

    @Test
    void keep_the_promises() {
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES).parallel().forEach(seed -> {
            try {
                new History(seed).play(40);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("history with seed " + seed + " (-Dtaffrail.test.seed=" + seed + ")", e);
            }
        });
    }

    @Test
    void are_decided_again_alike() {
        LongStream.range(0, 200).forEach(seed -> {
            var history = new History(seed).play(60);
            var again = new MapState();

            history.log().forEach(input -> again.apply(PartitionMachine.decide(again, input)));

            assertThat(again.entities).isEqualTo(history.state().entities);
        });
    }
}
