package dev.taffrail.agent.call.modelcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.call.agents.AgentLookup;
import dev.taffrail.agent.call.agents.KnownAgent;
import dev.taffrail.agent.call.claim.Claim;
import dev.taffrail.agent.call.claim.TestClaims;
import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.Usage;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallHead;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelCallHandlerTest {
    private static final RunKey RUN = new RunKey("default", "s", "r");
    private static final String SCHEMA = """
            {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"], "additionalProperties": false}
            """;
    private static final AgentDefinition AGENT = new AgentDefinition(
            "clerk",
            "",
            "fake/big",
            "Be brief.",
            List.of(new ToolDefinition(
                    "weather", "Tells the weather", SCHEMA, Effect.READ_ONLY, 1000, "", Returns.OWN, Egress.NONE)),
            Limits.NONE,
            Limits.NONE,
            100,
            1000,
            4,
            1,
            UnknownOutcome.STOP,
            new Price(false, 0, 0, 0, 0));

    private final List<ModelRequest> asked = new ArrayList<>();
    private ModelReply reply = answer("hello");
    private final Model model = request -> {
        asked.add(request);
        return reply;
    };
    private final ModelCallHandler handler = handler(model);

    private static ModelCallHandler handler(Model model) {
        return new ModelCallHandler(
                version -> version.equals(AGENT.version())
                        ? new AgentLookup.Found(KnownAgent.of(AGENT))
                        : new AgentLookup.Missing(),
                provider -> provider.equals("fake") ? Optional.of(model) : Optional.empty(),
                new PrefixCache(1_000_000),
                InstantSource.fixed(Instant.ofEpochMilli(1_000)),
                () -> 0);
    }

    private static ModelReply answer(String text, dev.taffrail.agent.model.ToolRequest... requests) {
        return new ModelReply.Answered(
                text,
                List.of(requests),
                dev.taffrail.agent.model.FinishReason.STOP,
                Usage.of(10, 2),
                Optional.empty(),
                "big-2026");
    }

    private static Message user(String text) {
        return Message.user(Text.of(text, Origin.USER), "r", 1, 0);
    }

    private static ModelCall call(List<Message> prefix, List<Message> added) {
        var prefixHash = ConversationHash.fold(Bytes.EMPTY, prefix);
        return new ModelCall(
                new CallHead(RUN, 1, 3, "r:1.3.0", 1, 9, 0, Long.MAX_VALUE, 5_000, "key", "", "house@1"),
                AGENT.version(),
                prefix.size(),
                prefixHash,
                added,
                ConversationHash.fold(prefixHash, added),
                50,
                1);
    }

    private CallResult handle(ModelCall call) {
        return handler.handle(call, TestClaims.fresh(call));
    }

    private ModelResult result(ModelCall call) {
        return (ModelResult) handle(call);
    }

    private static final ModelCall FIRST = call(List.of(), List.of(user("hi")));

    @Test
    void asks_the_model_and_reports_answer_and_bill() {
        var result = result(FIRST);

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.model()).isEqualTo("big");
            assertThat(request.system()).contains("Be brief.");
            assertThat(request.messages()).containsExactly(new ModelMessage.User("hi"));
            assertThat(request.tools())
                    .singleElement()
                    .satisfies(tool -> assertThat(tool.name()).isEqualTo("weather"));
            assertThat(request.maxCompletionTokens()).isEqualTo(50);
            assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(request.idempotencyKey()).isEqualTo("key");
        });
        assertThat(result.status()).isEqualTo(ModelStatus.ANSWERED);
        assertThat(result.answer()).isEqualTo(Text.of("hello", Origin.MODEL));
        assertThat(result.finish()).isEqualTo(FinishReason.STOP);
        assertThat(result.startedAt()).isEqualTo(1_000);
        assertThat(result.attempts())
                .containsExactly(
                        new Attempt(1, Billing.BILLED, new TokenUsage(10, 2, 0, 0, 0), "fake", "big-2026", "", 0));
    }

    @Test
    void puts_the_conversation_together_from_the_prefix_it_keeps() {
        var request = new ToolRequest("c1", "weather", Text.of("{}", Origin.MODEL), ArgumentProblem.NONE, "");
        var first = List.of(user("hi"));
        var added = List.of(
                Message.assistant(Text.of("let me see", Origin.MODEL), List.of(request), "r", 1, 3),
                Message.tool(request, Text.of("rain", Origin.TOOL), false, "r", 1, 3));
        handle(FIRST);
        handle(call(first, added));

        assertThat(asked.getLast().messages())
                .containsExactly(
                        new ModelMessage.User("hi"),
                        new ModelMessage.Assistant(
                                "let me see", List.of(new dev.taffrail.agent.model.ToolRequest("c1", "weather", "{}"))),
                        new ModelMessage.ToolResult("c1", "weather", "rain", false));
    }

    @Test
    void keeps_the_conversation_of_a_call_that_was_not_answered_for_its_next_grant() {
        reply = new ModelReply.NotBilled(new Failure(FailureKind.BREAKER_OPEN, "open"), Optional.empty());
        handle(FIRST);
        reply = answer("hello");
        var again = result(call(FIRST.added(), List.of()));

        assertThat(again.status()).isEqualTo(ModelStatus.ANSWERED);
        assertThat(asked.getLast().messages()).containsExactly(new ModelMessage.User("hi"));
    }

    @Test
    void sends_the_digest_of_a_key_that_providers_do_not_take() {
        var head = FIRST.head();
        var odd = new CallHead(
                head.run(), 1, 3, head.callId(), 1, 9, 0, Long.MAX_VALUE, 5_000, "d/sitzung ä/r:1.3.0", "", "house@1");
        handle(new ModelCall(odd, AGENT.version(), 0, Bytes.EMPTY, FIRST.added(), FIRST.chainHash(), 50, 1));

        assertThat(asked)
                .singleElement()
                .satisfies(it -> assertThat(it.idempotencyKey()).matches("[0-9a-f]{64}"));
    }

    @Test
    void gives_back_a_call_whose_prefix_it_does_not_hold() {
        assertThat(handle(call(List.of(user("unseen")), List.of(user("hi")))))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.NEEDS_PREFIX));
        assertThat(asked).isEmpty();
    }

    @Test
    void gives_back_a_call_whose_agent_it_does_not_know() {
        var call = new ModelCall(FIRST.head(), "clerk@other", 0, Bytes.EMPTY, FIRST.added(), FIRST.chainHash(), 50, 1);

        assertThat(handle(call))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.UNKNOWN_AGENT));
    }

    @Test
    void an_agent_that_can_never_be_used_costs_nothing() {
        var broken = new ModelCallHandler(
                _ -> new AgentLookup.Unusable("its schema is wrong"),
                _ -> Optional.of(model),
                new PrefixCache(1_000_000),
                InstantSource.fixed(Instant.EPOCH),
                () -> 0);

        assertThat(broken.handle(FIRST, TestClaims.fresh(FIRST))).isInstanceOfSatisfying(ModelResult.class, it -> {
            assertThat(it.status()).isEqualTo(ModelStatus.FAILED_PERMANENT);
            assertThat(it.attempts()).extracting(Attempt::billing).containsExactly(Billing.NOT_BILLED);
        });
    }

    @Test
    void refuses_messages_that_do_not_have_the_hash_the_call_names() {
        var call = new ModelCall(
                FIRST.head(), AGENT.version(), 0, Bytes.EMPTY, List.of(user("other")), FIRST.chainHash(), 50, 1);
        var result = result(call);

        assertThat(result.status()).isEqualTo(ModelStatus.FAILED_PERMANENT);
        assertThat(result.attempts())
                .singleElement()
                .satisfies(it -> assertThat(it.billing()).isEqualTo(Billing.NOT_BILLED));
        assertThat(result.detail()).startsWith("BROKEN_CHAIN");
        assertThat(asked).isEmpty();
    }

    @Test
    void refuses_a_call_that_no_model_can_be_asked() {
        var call = new ModelCall(FIRST.head(), AGENT.version(), 0, Bytes.EMPTY, FIRST.added(), FIRST.chainHash(), 0, 1);

        assertThat(result(call).detail()).startsWith("BAD_CALL").contains("maxCompletionTokens");
    }

    @Test
    void asks_nothing_when_it_is_too_late() {
        assertThat(handler.handle(FIRST, TestClaims.stale(FIRST)))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.STALE));
        assertThat(asked).isEmpty();
    }

    @Test
    void does_not_wait_for_a_breaker() {
        reply = new ModelReply.NotBilled(
                new Failure(FailureKind.BREAKER_OPEN, "open"), Optional.of(Duration.ofSeconds(7)));

        assertThat(handle(FIRST)).isInstanceOfSatisfying(NotStarted.class, it -> {
            assertThat(it.reason()).isEqualTo(NotStartedReason.NOT_NOW);
            assertThat(it.retryAfterMillis()).isEqualTo(7_000);
        });
    }

    @Test
    void passes_on_how_long_a_provider_asks_to_wait() {
        reply = new ModelReply.NotBilled(
                new Failure(FailureKind.RATE_LIMITED, "slow down"), Optional.of(Duration.ofSeconds(3)));
        var result = result(FIRST);

        assertThat(result.status()).isEqualTo(ModelStatus.FAILED_TRANSIENT);
        assertThat(result.retryAfterMillis()).isEqualTo(3_000);
        assertThat(result.attempts()).singleElement().satisfies(it -> {
            assertThat(it.billing()).isEqualTo(Billing.NOT_BILLED);
            assertThat(it.failure()).isEqualTo("RATE_LIMITED");
        });
    }

    @Test
    void a_failure_that_will_repeat_is_permanent() {
        reply = new ModelReply.NotBilled(new Failure(FailureKind.UNAUTHORIZED, "bad key"), Optional.empty());

        assertThat(result(FIRST).status()).isEqualTo(ModelStatus.FAILED_PERMANENT);
    }

    @Test
    void keeps_the_reservation_when_the_provider_never_answered() {
        reply = new ModelReply.Unknown(new Failure(FailureKind.TIMEOUT, "nothing came"));
        var result = result(FIRST);

        assertThat(result.status()).isEqualTo(ModelStatus.FAILED_TRANSIENT);
        assertThat(result.attempts())
                .singleElement()
                .satisfies(it -> assertThat(it.billing()).isEqualTo(Billing.UNKNOWN));
    }

    @Test
    void a_call_that_is_stopped_after_the_request_went_out_may_have_been_billed() {
        reply = new ModelReply.Unknown(new Failure(FailureKind.CANCELLED, "stopped"));
        var result = result(FIRST);

        assertThat(result.status()).isEqualTo(ModelStatus.FAILED_TRANSIENT);
        assertThat(result.attempts())
                .singleElement()
                .satisfies(it -> assertThat(it.billing()).isEqualTo(Billing.UNKNOWN));
    }

    @Test
    void a_call_that_is_stopped_before_anything_was_sent_was_not_started() {
        var stopping = handler(_ -> {
            throw new InterruptedException();
        });
        Claim claim = TestClaims.fresh(FIRST);

        assertThat(stopping.handle(FIRST, claim))
                .isInstanceOfSatisfying(
                        NotStarted.class, it -> assertThat(it.reason()).isEqualTo(NotStartedReason.CANCELLED));
    }

    @Test
    void stamps_what_is_wrong_with_a_tool_call() {
        reply = answer(
                "",
                new dev.taffrail.agent.model.ToolRequest("a", "weather", "{\"city\": \"Kiel\"}"),
                new dev.taffrail.agent.model.ToolRequest("b", "weather", "{}"),
                new dev.taffrail.agent.model.ToolRequest("c", "wether", "{}"),
                new dev.taffrail.agent.model.ToolRequest("d", "weather", "{\"city\": "),
                new dev.taffrail.agent.model.ToolRequest("e", "weather", "{\"area\": 7}"));

        assertThat(result(FIRST).toolRequests())
                .extracting(ToolRequest::problem)
                .containsExactly(
                        ArgumentProblem.NONE,
                        ArgumentProblem.MISSING_FIELD,
                        ArgumentProblem.UNKNOWN_TOOL,
                        ArgumentProblem.MALFORMED_JSON,
                        ArgumentProblem.MISSING_FIELD);
        assertThat(result(FIRST).toolRequests().get(2).explanation()).contains("did you mean `weather`");
    }

    @Test
    void gives_tool_calls_ids_that_are_unique_in_the_answer() {
        reply = answer(
                "",
                new dev.taffrail.agent.model.ToolRequest("x", "weather", "{}"),
                new dev.taffrail.agent.model.ToolRequest("x", "weather", "{}"),
                new dev.taffrail.agent.model.ToolRequest("", "weather", "{}"),
                new dev.taffrail.agent.model.ToolRequest("call_3_4", "weather", "{}"),
                new dev.taffrail.agent.model.ToolRequest(" ", "weather", "{}"));

        assertThat(result(FIRST).toolRequests())
                .extracting(ToolRequest::id)
                .containsExactly("x", "call_3_1", "call_3_2", "call_3_4", "call_3_4_");
    }

    @Test
    void an_answer_with_too_many_tool_calls_is_paid_for_and_useless() {
        reply = answer(
                "",
                IntStream.range(0, ModelReport.MAX_TOOL_REQUESTS + 1)
                        .mapToObj(i -> new dev.taffrail.agent.model.ToolRequest("c" + i, "weather", "{}"))
                        .toArray(dev.taffrail.agent.model.ToolRequest[]::new));
        var result = result(FIRST);

        assertThat(result.status()).isEqualTo(ModelStatus.FAILED_TRANSIENT);
        assertThat(result.detail()).startsWith("TOO_MANY_TOOL_CALLS");
        assertThat(result.attempts())
                .singleElement()
                .satisfies(it -> assertThat(it.billing()).isEqualTo(Billing.BILLED));
    }

    @Test
    void an_answer_that_is_too_long_to_travel_is_paid_for_and_useless() {
        reply = answer("x".repeat(Topics.INLINE_TEXT_BYTES + 1));
        var result = result(FIRST);

        assertThat(result.status()).isEqualTo(ModelStatus.FAILED_PERMANENT);
        assertThat(result.detail()).startsWith("PAYLOAD_TOO_LARGE");
        assertThat(result.attempts())
                .singleElement()
                .satisfies(it -> assertThat(it.billing()).isEqualTo(Billing.BILLED));
    }
}
