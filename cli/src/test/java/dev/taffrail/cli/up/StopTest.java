package dev.taffrail.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import org.junit.jupiter.api.Test;

class StopTest {
    private final Stop stop = new Stop();

    @Test
    void a_service_that_cannot_go_on_is_a_failure() {
        stop.giveUp("callers cannot go on: fenced");

        assertThatThrownBy(stop::await)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ExitCode.ENVIRONMENT))
                .hasMessageContaining("callers cannot go on: fenced");
    }

    @Test
    void what_stops_because_it_was_asked_to_has_not_failed() {
        stop.request();
        stop.giveUp("agent-processor cannot go on: stopped");

        assertThatCode(stop::await).doesNotThrowAnyException();
    }
}
