package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMarkTest {
    @Test
    void reads_what_it_writes() {
        assertThat(ClaimMark.parse(new ClaimMark("callers-1.17.4", 42).metadata()))
                .contains(new ClaimMark("callers-1.17.4", 42));
        assertThat(ClaimMark.parse(";0")).contains(ClaimMark.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a;", "a;-1", "a;b;1", "a;1x", "a;99999999999999999999", "1"})
    void takes_what_no_caller_wrote_for_nothing(String metadata) {
        assertThat(ClaimMark.parse(metadata)).isEmpty();
    }

    @Test
    void refuses_an_incarnation_that_could_not_be_read_back() {
        assertThatThrownBy(() -> new ClaimMark("a;b", 1)).hasMessageContaining("a;b");
    }
}
