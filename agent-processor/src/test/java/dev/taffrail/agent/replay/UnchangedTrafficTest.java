package dev.taffrail.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.SlotHistory;
import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.Source;
import java.util.ArrayList;
import java.util.List;
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
    void agrees_about_the_runs_at_work_in_every_partition() {
        LongStream.range(0, SEEDS).parallel().forEach(seed -> {
            for (var inbox : new SlotHistory(seed).play(80).logs()) {
                if (inbox.isEmpty()) {
                    continue;
                }
                var traffic = Traffic.of(inbox.stream()
                        .map(input -> new Input(Traffic.PARTITION, input.offset(), input.time(), input.event()))
                        .toList());

                var report = traffic.replay();

                assertThat(report.first()).as("seed %d", seed).isNull();
                assertThat(report.counts()).as("seed %d", seed).isEqualTo(new Counts(traffic.inbox.size(), 0, 0, 0));
                assertThat(traffic.replay(traffic.end() / 3, null).first())
                        .as("seed %d, from the middle", seed)
                        .isNull();
            }
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
    void knows_from_the_middle_what_a_statement_about_unknown_calls_tells_about_claims() {
        var day = OrderlyDay.of(200, 5);
        var inbox = new ArrayList<>(day.subList(0, 500));
        var gone = new CallerHandover(Traffic.PARTITION, "", "gone", List.of(100_000L));
        inbox.add(new Input(
                Traffic.PARTITION, 500, day.get(500).time(), new CallersHandedOver(new Source("topic", 2, 0), gone)));
        day.subList(500, day.size())
                .forEach(input ->
                        inbox.add(new Input(input.partition(), input.offset() + 1, input.time(), input.event())));

        var report = Traffic.of(inbox).replay(400, null);

        assertThat(report.first()).isNull();
        assertThat(report.counts().agreed()).isPositive();
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
