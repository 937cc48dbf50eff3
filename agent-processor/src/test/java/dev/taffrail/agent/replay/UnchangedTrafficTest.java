package dev.taffrail.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What was recorded by these rules is found to be what these rules decide.
class UnchangedTrafficTest {
    private static final long SEEDS = 40;

    @Test
    void agrees_to_the_last_decision_from_the_start() {
        LongStream.range(0, SEEDS).parallel().forEach(seed -> {
            var traffic = Traffic.recorded(seed, 80);

            var report = traffic.replay();

            assertThat(report.first()).as("seed %d", seed).isNull();
            assertThat(report.counts()).as("seed %d", seed).isEqualTo(new Counts(traffic.inbox.size(), 0, 0, 0));
        });
    }

    @Test
    void never_diverges_from_the_middle_whatever_goes_wrong() {
        LongStream.range(0, SEEDS).parallel().forEach(seed -> {
            var traffic = Traffic.recorded(seed, 200);
            var from = traffic.end() / 3;

            var report = traffic.replay(from, null);

            assertThat(report.first()).as("seed %d", seed).isNull();
            assertThat(report.unverified()).as("seed %d", seed).isNotNull();
            assertThat(report.counts().decisions()).isEqualTo(traffic.end() - from);
        });
    }

    @Test
    void takes_the_runs_up_that_begin_in_the_range() {
        var traffic = Traffic.of(OrderlyDay.of(200, 5));
        var from = traffic.end() / 2 + 1;

        var counts = traffic.replay(from, null).counts();

        assertThat(counts.diverged()).isZero();
        assertThat(counts.agreed()).as(counts.toString()).isGreaterThan(counts.decisions() * 2 / 3);
    }

    @Test
    void counts_the_decisions_of_a_run_apart() {
        var traffic = Traffic.of(OrderlyDay.of(20, 5));

        var report = traffic.replay(0, OrderlyDay.run(7));

        assertThat(report.ofRun().agreed()).isEqualTo(8);
        assertThat(report.ofRun().decisions()).isEqualTo(8);
        assertThat(traffic.replay(0, OrderlyDay.run(21)).ofRun()).isEqualTo(Counts.NONE);
    }
}
