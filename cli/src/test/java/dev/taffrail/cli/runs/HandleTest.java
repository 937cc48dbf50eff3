package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTest {
    @Test
    void a_run_alone_is_its_own_session() {
        var handle = Handle.parse("r1");

        assertThat(handle).isEqualTo(new Handle("r1", "r1"));
        assertThat(handle.path()).isEqualTo("/v1/runs/r1");
        assertThat(handle.path("cancel")).isEqualTo("/v1/runs/r1:cancel");
        assertThat(handle).hasToString("r1");
    }

    @Test
    void a_run_of_a_session_is_found_by_both() {
        var handle = Handle.parse("morning/r:1");

        assertThat(handle.path()).isEqualTo("/v1/runs/r%3A1?session=morning");
        assertThat(handle.path("resume")).isEqualTo("/v1/sessions/morning/runs/r%3A1:resume");
        assertThat(handle).hasToString("morning/r:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/b", "a/b/c", "-a", "a b", "ä"})
    void refuses_what_is_no_run(String text) {
        assertThatThrownBy(() -> Handle.parse(text))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("session/run");
    }
}
