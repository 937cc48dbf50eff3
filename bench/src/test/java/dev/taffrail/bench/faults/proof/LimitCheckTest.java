package dev.taffrail.bench.faults.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.bench.faults.load.Order;
import dev.taffrail.bench.faults.log.Seen;
import dev.taffrail.bench.faults.outside.Start;
import dev.taffrail.schemas.run.RunStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitCheckTest {
    private static final Map<String, Order> ORDERS = Map.of("r", new Order("r", Order.Kind.RAISED, 9, 1, 1_000, 500));

    @Test
    void a_run_may_spend_its_limit_and_what_was_added() {
        assertThat(check(1_500, 1_500).holds()).isTrue();
    }

    @Test
    void what_the_provider_billed_above_it_is_found() {
        assertThat(check(1_501, 1_000).holds()).isFalse();
    }

    @Test
    void what_an_outcome_says_above_it_is_found() {
        assertThat(check(1_000, 1_501).holds()).isFalse();
    }

    private static Check check(long billed, long told) {
        var log = new Seen().ended("r", 1, RunStatus.BUDGET_EXHAUSTED, told).log();
        var starts = List.of(
                new Start("default/r/r:1.1.0", Start.MODEL, billed - 1),
                new Start("default/r/r:1.2.0", Start.MODEL, 1));
        return LimitCheck.of(ORDERS, log.outcomes().values(), starts);
    }
}
