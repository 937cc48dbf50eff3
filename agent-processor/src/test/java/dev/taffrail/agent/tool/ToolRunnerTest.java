package dev.taffrail.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.detection.toolcall.ArgumentSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolRunnerTest {
    /// Long enough for a tool to have begun on a busy machine.
    private static final Duration TIME = Duration.ofMillis(500);

    private static final ToolInvocation CALL =
            new ToolInvocation("run-1", "call-1", "key-1", "{ \"b\": 1.0, \"a\": \"x\" }", Path.of("workspace"));

    @Test
    void hands_the_tool_canonical_arguments() throws Exception {
        assertThat(run(Effect.READ_ONLY, invocation -> ToolOutcome.succeeded(invocation.arguments())))
                .isEqualTo(ToolOutcome.succeeded("{\"a\":\"x\",\"b\":1}"));
    }

    @Test
    void does_not_start_a_tool_with_wrong_arguments() throws Exception {
        var tool = new FakeTool(spec(Effect.ONCE, Duration.ofSeconds(5)), _ -> {
            throw new AssertionError("started");
        });
        var call = new ToolInvocation("run-1", "call-1", "key-1", "{\"b\":\"one\"}", Path.of("workspace"));

        assertThat(ToolRunner.run(tool, call)).isEqualTo(ToolOutcome.failed(ToolFailure.INVALID_ARGUMENTS, """
                The call of probe was not executed:
                - `b` must be a number, but is the string "one"
                Send a corrected call."""));
    }

    @Test
    void cuts_long_output() throws Exception {
        var outcome = run(Effect.READ_ONLY, _ -> ToolOutcome.succeeded("x".repeat(10_000)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ToolOutcome.Succeeded.class,
                        succeeded -> assertThat(succeeded.content())
                                .hasSizeLessThan(1_024)
                                .contains("of 10000 bytes left out"));
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void interrupts_a_tool_that_takes_too_long(Effect effect) throws Exception {
        var interrupted = new CountDownLatch(1);
        var tool = new FakeTool(spec(effect, TIME), _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            }
            return ToolOutcome.succeeded("too late");
        });

        var outcome = ToolRunner.run(tool, CALL);

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(outcome)
                .isEqualTo(
                        switch (effect) {
                            case READ_ONLY, IDEMPOTENT ->
                                ToolOutcome.failedForNow(ToolFailure.TIMEOUT, "probe did not finish within 500 ms");
                            case ONCE ->
                                new ToolOutcome.Unknown(
                                        "probe did not finish within 500 ms; it may or may not have taken effect");
                        });
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void tells_of_a_defect_without_its_details(Effect effect) throws Exception {
        var outcome = run(effect, _ -> {
            throw new IllegalStateException("secret");
        });

        assertThat(outcome)
                .isEqualTo(
                        switch (effect) {
                            case READ_ONLY, IDEMPOTENT ->
                                ToolOutcome.failed(
                                        ToolFailure.FAILED, "probe failed inside with IllegalStateException");
                            case ONCE ->
                                new ToolOutcome.Unknown(
                                        "probe failed inside with IllegalStateException; it may or may not have taken effect");
                        });
    }

    @Test
    void interrupts_the_tool_when_its_caller_is_interrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        var caller = Thread.currentThread();
        var tool = new FakeTool(spec(Effect.READ_ONLY, Duration.ofMinutes(1)), _ -> {
            caller.interrupt();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return ToolOutcome.succeeded("never");
        });

        assertThatThrownBy(() -> ToolRunner.run(tool, CALL)).isInstanceOf(InterruptedException.class);

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static ToolOutcome run(Effect effect, FakeTool.Work work) throws InterruptedException {
        return ToolRunner.run(new FakeTool(spec(effect, Duration.ofSeconds(30)), work), CALL);
    }

    private static ToolSpec spec(Effect effect, Duration timeout) {
        var schema = ArgumentSchema.of("{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"number\"}}}");
        return new ToolSpec("probe", "Probes.", schema, effect, timeout, 1_024, Exposure.UNDECLARED);
    }
}
