package dev.taffrail.bench.faults.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.bench.faults.log.Seen;
import dev.taffrail.bench.faults.outside.Start;
import dev.taffrail.schemas.event.RegrantReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartChecksTest {
    private static final Start SENT = new Start("default/r/r:1.1.1", "fault_send", 0);

    @Test
    void one_start_for_one_grant_is_as_it_must_be() {
        var log = new Seen().granted("r", "r:1.1.1", 1).log();

        assertThat(StartChecks.once(List.of(SENT)).holds()).isTrue();
        assertThat(StartChecks.grants(List.of(SENT), log).holds()).isTrue();
    }

    @Test
    void a_call_that_may_not_be_repeated_is_found_even_with_two_grants() {
        var log =
                new Seen().granted("r", "r:1.1.1", 1).granted("r", "r:1.1.1", 2).log();

        assertThat(StartChecks.once(List.of(SENT, SENT)).holds()).isFalse();
        assertThat(StartChecks.grants(List.of(SENT, SENT), log).holds()).isTrue();
    }

    @Test
    void a_start_without_a_grant_is_found() {
        assertThat(StartChecks.grants(List.of(SENT), new Seen().log()).holds()).isFalse();
    }

    @Test
    void a_grant_that_was_given_back_allows_no_start() {
        var log = new Seen()
                .granted("r", "r:1.1.1", 1)
                .again("r", "r:1.1.1", RegrantReason.NOT_STARTED)
                .granted("r", "r:1.1.1", 2)
                .log();

        assertThat(StartChecks.grants(List.of(SENT), log).holds()).isTrue();
        assertThat(StartChecks.grants(List.of(SENT, SENT), log).holds()).isFalse();
    }

    @Test
    void a_grant_that_went_out_twice_is_found() {
        var log =
                new Seen().granted("r", "r:1.1.1", 1).granted("r", "r:1.1.1", 1).log();

        assertThat(StartChecks.grants(List.of(SENT), log).holds()).isFalse();
    }
}
