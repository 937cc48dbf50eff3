package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashTest {
    private final IllegalStateException defect = new IllegalStateException("the prompt was: secret");

    @ParameterizedTest
    @CsvSource({"READ_ONLY, FAILED", "IDEMPOTENT, FAILED", "ONCE, UNKNOWN", "UNKNOWN, UNKNOWN"})
    void a_tool_call_that_crashed_is_reported_by_what_a_repetition_would_do(Effect effect, ToolStatus status) {
        var call = new ToolCall(Calls.head(0, 1, Calls.NEVER_OVER), "a@0", "t", Text.EMPTY, effect);

        assertThat(Crash.report(TestClaims.fresh(call), defect)).isInstanceOfSatisfying(ToolResult.class, it -> {
            assertThat(it.status()).isEqualTo(status);
            assertThat(it.content().content()).contains("IllegalStateException").doesNotContain("secret");
        });
    }

    @Test
    void a_model_call_that_crashed_may_have_been_billed() {
        var call =
                new ModelCall(Calls.head(0, 1, Calls.NEVER_OVER), "a@0", 0, Bytes.EMPTY, List.of(), Bytes.EMPTY, 1, 1);

        assertThat(Crash.report(TestClaims.fresh(call), defect)).isInstanceOfSatisfying(ModelResult.class, it -> {
            assertThat(it.attempts()).extracting(Attempt::billing).containsExactly(Billing.UNKNOWN);
            assertThat(it.detail()).doesNotContain("secret");
        });
    }
}
