package dev.taffrail.guardrail.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.run.RunKey;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void tenant_and_session_have_defaults() {
        assertThat(Identity.of("", "", "r1")).isEqualTo(new Identity.Known(new RunKey("default", "r1", "r1")));
        assertThat(Identity.of("t", "s", "r1")).isEqualTo(new Identity.Known(new RunKey("t", "s", "r1")));
    }

    @Test
    void a_run_without_an_id_has_no_identity() {
        assertThat(Identity.of("t", "s", "")).isEqualTo(new Identity.Unknown("run_id is missing"));
        assertThat(Identity.of("a/b", "s", "r")).isInstanceOf(Identity.Unknown.class);
    }
}
