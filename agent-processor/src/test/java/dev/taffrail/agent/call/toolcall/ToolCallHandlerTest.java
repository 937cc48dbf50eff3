package dev.taffrail.agent.call.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.call.agents.AgentLookup;
import dev.taffrail.agent.call.agents.KnownAgent;
import dev.taffrail.agent.call.claim.TestClaims;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.CallHead;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ToolCallHandlerTest {

    @FunctionalInterface
    private interface Work {
        ToolOutcome call(ToolInvocation invocation) throws InterruptedException;
    }

    @TempDir
    Path workspace;

    private final List<ToolInvocation> invocations = new ArrayList<>();
    private final Map<String, AgentLookup> agents = new HashMap<>(Map.of("a@0", agent("{\"type\": \"object\"}")));

    /// An agent with the tool of the tests.
    private static AgentLookup agent(String schema) {
        return new AgentLookup.Found(KnownAgent.of(new AgentDefinition(
                "a",
                "",
                "fake/big",
                "",
                List.of(new ToolDefinition("poke", "Pokes", schema, Effect.ONCE, 1000, "", Returns.OWN, Egress.NONE)),
                Limits.NONE,
                Limits.NONE,
                100,
                1000,
                4,
                1,
                UnknownOutcome.STOP,
                new Price(false, 0, 0, 0, 0))));
    }

    private ToolCallHandler handler(Work work) {
        return handler(dev.taffrail.agent.tool.Effect.READ_ONLY, work);
    }

    private ToolCallHandler handler(dev.taffrail.agent.tool.Effect effect, Work work) {
        var spec = ToolSpec.of("poke", "Pokes", effect, "{\"type\": \"object\"}");
        var tool = new Tool() {
            @Override
            public ToolSpec spec() {
                return spec;
            }

            @Override
            public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
                invocations.add(invocation);
                return work.call(invocation);
            }
        };
        var provider = new ToolProvider() {
            @Override
            public String origin() {
                return "test";
            }

            @Override
            public List<Tool> tools(ToolSurroundings surroundings) {
                return List.of(tool);
            }
        };
        var clock = InstantSource.fixed(Instant.ofEpochMilli(1_000));
        return new ToolCallHandler(
                version -> agents.getOrDefault(version, new AgentLookup.Missing()),
                ToolCatalogue.of(List.of(provider), new ToolSurroundings(clock)),
                _ -> workspace,
                clock,
                () -> 0);
    }

    private static ToolCall call(String tool, Effect effect, long timeoutMillis) {
        return call(tool, effect, timeoutMillis, "{\"b\":1,\"a\":2}");
    }

    private static ToolCall call(String tool, Effect effect, long timeoutMillis, String arguments) {
        return new ToolCall(
                new CallHead(
                        new RunKey("default", "s", "r"),
                        1,
                        1,
                        "r:1.1.0",
                        1,
                        1,
                        0,
                        Long.MAX_VALUE,
                        timeoutMillis,
                        "key",
                        "",
                        "house@1"),
                "a@0",
                tool,
                Text.of(arguments, Origin.MODEL),
                effect);
    }

    private static ToolResult run(ToolCallHandler handler, ToolCall call) {
        return (ToolResult) handler.handle(call, TestClaims.fresh(call));
    }

    @Test
    void runs_the_tool_in_the_workspace_of_the_run() {
        var result = run(handler(_ -> ToolOutcome.succeeded("done")), call("poke", Effect.READ_ONLY, 10_000));

        assertThat(result.status()).isEqualTo(ToolStatus.OK);
        assertThat(result.content()).isEqualTo(Text.of("done", Origin.TOOL));
        assertThat(invocations)
                .containsExactly(new ToolInvocation("r", "r:1.1.0", "key", "{\"a\":2,\"b\":1}", workspace));
    }

    @Test
    void says_which_tools_there_are_when_it_has_none_of_that_name() {
        var result = run(handler(_ -> ToolOutcome.succeeded("done")), call("pok", Effect.READ_ONLY, 10_000));

        assertThat(result.status()).isEqualTo(ToolStatus.FAILED);
        assertThat(result.content().content()).contains("did you mean `poke`");
    }

    @Test
    void starts_nothing_when_a_guardrail_left_arguments_that_do_not_fit_and_tells_which_and_why() {
        agents.put("a@0", agent("""
                {"type": "object", "properties": {
                    "amount": {"type": "number"},
                    "to": {"type": "string", "pattern": "^[A-Z]{2}[0-9]+$"},
                    "note": {"type": "string"}}}"""));
        String left =
                "{\"amount\":\"[removed: credit_card]\",\"to\":\"[removed: iban_code]\",\"note\":\"[removed: x]\"}";

        var result = run(handler(_ -> ToolOutcome.succeeded("done")), call("poke", Effect.ONCE, 10_000, left));

        assertThat(invocations).isEmpty();
        assertThat(result.status()).isEqualTo(ToolStatus.REFUSED);
        assertThat(result.content()).isEqualTo(Text.of("""
                The call of poke was not executed: a guardrail took something out of its arguments, and what is left does not fit the tool:
                - `amount` must be a number, but is the string "[removed: credit_card]"
                - `to` must match the pattern "^[A-Z]{2}[0-9]+$", but is the string "[removed: iban_code]"
                Nothing was done. The same call would end the same: send one without what was taken out, or say in your answer what you would have done.""", Origin.RUNTIME));
    }

    @Test
    void runs_with_what_a_guardrail_left_when_it_fits() {
        agents.put("a@0", agent("{\"type\": \"object\", \"properties\": {\"note\": {\"type\": \"string\"}}}"));

        run(
                handler(_ -> ToolOutcome.succeeded("done")),
                call("poke", Effect.ONCE, 10_000, "{\"note\":\"[removed: person]\"}"));

        assertThat(invocations)
                .singleElement()
                .extracting(ToolInvocation::arguments)
                .isEqualTo("{\"note\":\"[removed: person]\"}");
    }

    @Test
    void waits_for_an_agent_that_it_has_not_read_and_refuses_for_one_that_it_cannot_use() {
        var handler = handler(_ -> ToolOutcome.succeeded("done"));
        var call = call("poke", Effect.ONCE, 10_000);

        agents.put("a@0", new AgentLookup.Missing());
        assertThat(handler.handle(call, TestClaims.fresh(call))).isInstanceOfSatisfying(NotStarted.class, it -> {
            assertThat(it.reason()).isEqualTo(NotStartedReason.UNKNOWN_AGENT);
            assertThat(it.retryAfterMillis()).isEqualTo(200);
        });

        agents.put("a@0", new AgentLookup.Unusable("agent a@0 cannot be used: no schema"));
        assertThat(run(handler, call).status()).isEqualTo(ToolStatus.REFUSED);
        assertThat(invocations).isEmpty();
    }

    @Test
    void starts_nothing_when_it_is_too_late() {
        var handler = handler(_ -> ToolOutcome.succeeded("done"));
        var call = call("poke", Effect.ONCE, 10_000);

        assertThat(handler.handle(call, TestClaims.stale(call)))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.STALE));
        assertThat(invocations).isEmpty();
    }

    @Test
    void tells_failures_that_may_pass_from_those_that_do_not() {
        var call = call("poke", Effect.READ_ONLY, 10_000);

        assertThat(run(handler(_ -> ToolOutcome.failed(ToolFailure.NOT_FOUND, "no")), call)
                        .status())
                .isEqualTo(ToolStatus.FAILED);
        assertThat(run(handler(_ -> ToolOutcome.failedForNow(ToolFailure.FAILED, "busy")), call)
                        .status())
                .isEqualTo(ToolStatus.FAILED_TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({"READ_ONLY, TIMED_OUT", "IDEMPOTENT, TIMED_OUT", "ONCE, UNKNOWN", "UNKNOWN, UNKNOWN"})
    void a_time_out_is_reported_by_what_a_repetition_would_do(Effect effect, ToolStatus status) {
        var result = run(handler(_ -> forEver()), call("poke", effect, 20));

        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void takes_the_stricter_effect_of_tool_and_call() {
        var strict = handler(dev.taffrail.agent.tool.Effect.ONCE, _ -> forEver());

        assertThat(run(strict, call("poke", Effect.READ_ONLY, 20)).status()).isEqualTo(ToolStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "READ_ONLY, CANCELLED, CANCELLED",
        "IDEMPOTENT, CANCELLED, UNKNOWN",
        "ONCE, CANCELLED, UNKNOWN",
        "READ_ONLY, SHUTTING_DOWN, FAILED_TRANSIENT",
        "IDEMPOTENT, SHUTTING_DOWN, FAILED_TRANSIENT",
        "ONCE, SHUTTING_DOWN, UNKNOWN",
    })
    void an_interrupted_call_is_reported_by_what_is_true_of_it(Effect effect, NotStartedReason why, ToolStatus status)
            throws Exception {
        var inTool = new CountDownLatch(1);
        var handler = handler(_ -> {
            inTool.countDown();
            return forEver();
        });
        var call = call("poke", effect, 60_000);
        var claim = TestClaims.working(call);
        Thread.ofVirtual().start(() -> {
            awaitQuietly(inTool);
            TestClaims.stop(claim, why);
        });
        CallResult result = handler.handle(call, claim);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ToolResult.class, it -> assertThat(it.status()).isEqualTo(status));
    }

    private static ToolOutcome forEver() throws InterruptedException {
        new CountDownLatch(1).await();
        throw new AssertionError("nobody counts down");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
