package dev.taffrail.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.run.RunKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunHandleTest {
    @ParameterizedTest
    @ValueSource(strings = {"r1", "s1/r1", "s:1/r@1.x_y-z"})
    void reads_what_a_key_writes(String handle) {
        assertThat(RunHandle.parse("", handle).handle()).isEqualTo(handle);
    }

    @Test
    void puts_a_run_without_session_into_its_own() {
        assertThat(RunHandle.parse("t1", "r1")).isEqualTo(new RunKey("t1", "r1", "r1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "s1/", "/r1", "a/b/c", "-r1", "r 1", "ü"})
    void refuses_what_is_no_handle(String handle) {
        assertThatThrownBy(() -> RunHandle.parse("", handle)).isInstanceOf(InvalidRequest.class);
    }
}
