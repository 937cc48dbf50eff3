package dev.taffrail.agent.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void is_a_file_name_that_does_not_change() {
        assertThat(Fingerprint.of("run-1")).matches("[0-9a-f]{64}").isEqualTo(Fingerprint.of("run-1"));
    }

    @Test
    void keeps_parts_apart() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    }
}
