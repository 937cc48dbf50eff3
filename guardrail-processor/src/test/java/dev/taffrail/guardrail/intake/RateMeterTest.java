package dev.taffrail.guardrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.rule.Rate;
import dev.taffrail.guardrail.rule.Rates;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.run.RunKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long NOON = 1_900_000_000_000L;
    private static final Rates RATES = new Rates(Rate.parse("4/s"), Rate.parse("2/m"));

    private final RateMeter meter = new RateMeter();
    private int offset;
    private int runs;

    @Test
    void as_many_as_the_rate_says_come_at_once_and_then_one_after_the_other() {
        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON, "ann"))
                .contains("the user asks for more than 2/m runs; ask again in 30 s, with a new run id");
        assertThat(asks(NOON + 29_000, "ann")).isPresent();
        assertThat(asks(NOON + 30_000, "ann")).isEmpty();
        assertThat(asks(NOON + 30_000, "ann")).isPresent();
    }

    @Test
    void users_of_a_tenant_share_its_rate() {
        for (String user : new String[] {"ann", "ben", "cleo", ""}) {
            assertThat(asks(NOON, user)).isEmpty();
        }

        assertThat(asks(NOON, "dora"))
                .contains("the tenant acme asks for more than 4/s runs; ask again in 1 s, with a new run id");
        assertThat(meter.refusal(RATES, next(), NOON, run("other"), "ann")).isEmpty();
    }

    @Test
    void what_is_refused_costs_nothing() {
        asks(NOON, "ann");
        asks(NOON, "ann");
        for (int i = 0; i < 100; i++) {
            asks(NOON, "ann");
        }

        assertThat(asks(NOON + 30_000, "ann")).isEmpty();
    }

    @Test
    void a_request_that_is_read_again_is_not_counted_again() {
        var source = next();
        var run = run("acme");
        for (int i = 0; i < 10; i++) {
            assertThat(meter.refusal(RATES, source, NOON, run, "ann")).isEmpty();
        }

        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON, "ann")).isPresent();
    }

    @Test
    void a_request_that_was_refused_is_refused_when_it_is_read_again() {
        asks(NOON, "ann");
        asks(NOON, "ann");
        var source = next();
        var run = run("acme");
        var refusal = meter.refusal(RATES, source, NOON, run, "ann");

        assertThat(refusal).isPresent();
        assertThat(meter.refusal(RATES, source, NOON, run, "ann")).isEqualTo(refusal);
    }

    @Test
    void a_run_that_a_producer_asks_for_twice_is_one_run() {
        var first = run("acme");
        for (int i = 0; i < 10; i++) {
            assertThat(meter.refusal(RATES, next(), NOON, first, "ann")).isEmpty();
        }
        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON, "ann")).isPresent();
        assertThat(meter.refusal(RATES, next(), NOON, first, "ann")).isEmpty();
    }

    @Test
    void what_another_partition_had_for_longer_is_not_refused_for_being_older() {
        assertThat(asks(NOON + 400_000, "ann")).isEmpty();
        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON + 1_000, "ann"))
                .contains("the user asks for more than 2/m runs; ask again in 30 s, with a new run id");
    }

    @Test
    void another_rate_holds_for_the_next_request() {
        var hourly = new Rates(Rate.parse("2/h"), Optional.empty());
        var relaxed = new Rates(Rate.parse("600/m"), Optional.empty());
        assertThat(asks(hourly)).isEmpty();
        assertThat(asks(hourly)).isEmpty();
        assertThat(asks(hourly)).isPresent();

        for (int i = 0; i < 600; i++) {
            assertThat(asks(relaxed)).isEmpty();
        }
        assertThat(asks(relaxed))
                .contains("the tenant acme asks for more than 600/m runs; ask again in 1 s, with a new run id");
        assertThat(asks(hourly)).isEmpty();
    }

    @Test
    void without_a_rate_nothing_is_refused() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(meter.refusal(Rates.NONE, next(), NOON, run("acme"), "ann"))
                    .isEmpty();
        }
    }

    private Optional<String> asks(Rates rates) {
        return meter.refusal(rates, next(), NOON, run("acme"), "");
    }

    private Optional<String> asks(long now, String user) {
        return meter.refusal(RATES, next(), now, run("acme"), user);
    }

    private RunKey run(String tenant) {
        return new RunKey(tenant, "s", "r" + runs++);
    }

    private Source next() {
        return new Source("id", 0, offset++);
    }
}
