package dev.taffrail.guardrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.rule.Rate;
import dev.taffrail.guardrail.rule.Rates;
import dev.taffrail.schemas.inbox.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long NOON = 1_900_000_000_000L;
    private static final Rates RATES = new Rates(Rate.parse("4/s"), Rate.parse("2/m"));

    private final RateMeter meter = new RateMeter();
    private int offset;

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
        assertThat(meter.refusal(RATES, next(), NOON, "other", "ann")).isEmpty();
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
        for (int i = 0; i < 10; i++) {
            assertThat(meter.refusal(RATES, source, NOON, "acme", "ann")).isEmpty();
        }

        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON, "ann")).isPresent();
    }

    @Test
    void a_request_that_was_refused_is_refused_when_it_is_read_again() {
        asks(NOON, "ann");
        asks(NOON, "ann");
        var source = next();
        var refusal = meter.refusal(RATES, source, NOON, "acme", "ann");

        assertThat(refusal).isPresent();
        assertThat(meter.refusal(RATES, source, NOON, "acme", "ann")).isEqualTo(refusal);
    }

    @Test
    void what_another_partition_had_for_longer_is_not_refused_for_being_older() {
        assertThat(asks(NOON + 400_000, "ann")).isEmpty();
        assertThat(asks(NOON, "ann")).isEmpty();
        assertThat(asks(NOON + 1_000, "ann"))
                .contains("the user asks for more than 2/m runs; ask again in 30 s, with a new run id");
    }

    @Test
    void without_a_rate_nothing_is_refused() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(meter.refusal(Rates.NONE, next(), NOON, "acme", "ann")).isEmpty();
        }
    }

    private Optional<String> asks(long now, String user) {
        return meter.refusal(RATES, next(), now, "acme", user);
    }

    private Source next() {
        return new Source("id", 0, offset++);
    }
}
