package dev.taffrail.agent.model.script;

import static dev.taffrail.agent.model.Requests.asked;
import static dev.taffrail.agent.model.Requests.asking;
import static dev.taffrail.agent.model.Requests.failed;
import static dev.taffrail.agent.model.Requests.request;
import static dev.taffrail.agent.model.Requests.returned;
import static dev.taffrail.agent.model.Requests.said;
import static dev.taffrail.agent.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.FinishReason;
import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelReply.Answered;
import dev.taffrail.agent.model.ModelReply.NotBilled;
import dev.taffrail.agent.model.ModelReply.Unknown;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.ToolRequest;
import dev.taffrail.agent.model.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {
    private static final String DEMO = """
            scripts:
              demo:
                - when: {user: weather, step: 0, offered: weather}
                  then:
                    say: "Let me look."
                    call:
                      - {tool: weather, arguments: {city: "{{input:in (\\\\w+)}}", days: 2, near: ["{{input:in (\\\\w+)}}", true, null, 1.50]}}
                      - {tool: weather, arguments: '{"city": '}
                - when: {result: {tool: weather, error: true}, step: {below: 3}}
                  then: {call: [{tool: weather, arguments: {}}]}
                - when: {result: {tool: weather, contains: °C}}
                  then: {say: "It is {{result:weather}} after {{step}}, that is {{last_result}}."}
                - when: {user: {equals: "who am I?"}, earlier: {matches: "I am \\\\w+"}}
                  then: {say: "You are {{earlier:I am (\\\\w+)}}."}
                - when: {user: {starts_with: "pay"}}
                  then: {say: paid, usage: {prompt: 100, completion: 50, cache_read: 60, cache_write: 10, reasoning: 40}}
                - otherwise: {say: "I do not know."}
            """;

    private final List<Duration> waited = new ArrayList<>();

    @Test
    void asks_for_several_tools_with_arguments_from_the_input() {
        var reply = answered(DEMO, asking("demo", "weather in Oslo?"));

        assertThat(reply.text()).isEqualTo("Let me look.");
        assertThat(reply.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(reply.toolRequests())
                .containsExactly(
                        new ToolRequest(
                                "call_0_0",
                                "weather",
                                "{\"city\":\"Oslo\",\"days\":2,\"near\":[\"Oslo\",true,null,1.50]}"),
                        new ToolRequest("call_0_1", "weather", "{\"city\": "));
        assertThat(reply.providerModel()).isEqualTo("demo");
        assertThat(reply.responseId()).contains("demo#1");
    }

    @Test
    void tries_again_while_a_tool_fails_and_answers_from_its_result() {
        List<ModelMessage> once =
                List.of(user("weather in Oslo?"), asked("a", "weather", "{}"), failed("a", "weather", "busy"));
        var twice = with(once, asked("b", "weather", "{}"), returned("b", "weather", "7 °C"));

        assertThat(answered(DEMO, request("demo", once)).toolRequests())
                .containsExactly(new ToolRequest("call_1_0", "weather", "{}"));
        assertThat(answered(DEMO, request("demo", twice)).text()).isEqualTo("It is 7 °C after 2, that is 7 °C.");
    }

    @Test
    void remembers_what_was_said_before_the_last_question() {
        var known = List.of(user("I am Ada"), said("Hello."), user("who am I?"));

        assertThat(answered(DEMO, request("demo", known)).text()).isEqualTo("You are Ada.");
        assertThat(answered(DEMO, asking("demo", "who am I?")).text()).isEqualTo("I do not know.");
    }

    @Test
    void does_not_see_tool_results_of_an_earlier_turn() {
        var later = List.of(
                user("x"), asked("a", "weather", "{}"), returned("a", "weather", "7 °C"), said("7 °C"), user("y"));

        assertThat(answered(DEMO, request("demo", later)).text()).isEqualTo("I do not know.");
    }

    @Test
    void derives_usage_from_the_bytes_of_prompt_and_answer() {
        var bare = new ModelRequest(
                "echo",
                Optional.of("äö"),
                List.of(user("12345")),
                List.of(),
                10,
                Duration.ofSeconds(1),
                "k",
                asking("x", "x").sampling());

        assertThat(answered("scripts: {echo: [otherwise: {say: '{{input}}'}]}", bare)
                        .usage())
                .isEqualTo(Usage.of(3, 2));
    }

    @Test
    void reports_the_usage_that_the_script_names() {
        assertThat(answered(DEMO, asking("demo", "pay me")).usage()).isEqualTo(new Usage(100, 50, 60, 10, 40));
    }

    @Test
    void cuts_the_answer_at_the_completion_cap() {
        var echo = "scripts: {e: [otherwise: {say: '{{input}}', call: [{tool: weather, arguments: {}}]}]}";

        var cut = answered(echo, request("e", List.of(user("123456ä")), 2, Duration.ofSeconds(1)));
        var noRoomForTheCall = answered(echo, request("e", List.of(user("12345678")), 2, Duration.ofSeconds(1)));

        assertThat(cut.text()).isEqualTo("123456ä");
        assertThat(cut.toolRequests()).isEmpty();
        assertThat(noRoomForTheCall.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(noRoomForTheCall.usage().completionTokens()).isEqualTo(2);
        assertThat(answered(echo, request("e", List.of(user("1234567ä")), 2, Duration.ofSeconds(1)))
                        .text())
                .isEqualTo("1234567");
    }

    @Test
    void waits_for_the_delay_and_no_longer_than_the_request_allows() throws Exception {
        var slow = "scripts: {s: [otherwise: {say: ok, delay: 250ms}]}";

        assertThat(reply(slow, request("s", List.of(user("x")), 10, Duration.ofSeconds(1))))
                .isInstanceOf(Answered.class);
        assertThat(reply(slow, request("s", List.of(user("x")), 10, Duration.ofMillis(200))))
                .isEqualTo(new Unknown(new Failure(FailureKind.TIMEOUT, "no answer within 200 ms")));
        assertThat(waited).containsExactly(Duration.ofMillis(250), Duration.ofMillis(200));
    }

    @Test
    void an_interrupt_while_it_waits_is_a_reply_and_is_consumed() throws Exception {
        var model = new ScriptedModel(ScriptBook.parse("t", "scripts: {s: [otherwise: {fail: hang}]}"), _ -> {
            throw new InterruptedException();
        });

        assertThat(model.complete(asking("s", "x")))
                .isEqualTo(new Unknown(new Failure(FailureKind.CANCELLED, "the call was cancelled")));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void an_interrupt_before_the_call_is_an_exception() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> reply(DEMO, asking("demo", "x"))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void fails_in_every_way_that_a_provider_does() throws Exception {
        assertThat(reply("scripts: {s: [otherwise: {fail: rate_limited, retry_after: 2s}]}", asking("s", "x")))
                .isEqualTo(new NotBilled(
                        new Failure(FailureKind.RATE_LIMITED, "scripted by s, rule 1"),
                        Optional.of(Duration.ofSeconds(2))));
        assertThat(failure("server_error"))
                .isEqualTo(new NotBilled(
                        new Failure(FailureKind.SERVER_ERROR, "scripted by s, rule 1"), Optional.empty()));
        assertThat(failure("truncated"))
                .isEqualTo(new Unknown(new Failure(FailureKind.TRUNCATED, "scripted by s, rule 1")));
        assertThat(failure("connection_lost"))
                .isEqualTo(new Unknown(new Failure(FailureKind.CONNECTION_LOST, "scripted by s, rule 1")));
        assertThat(failure("hang")).isInstanceOf(Unknown.class);
        assertThat(waited).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void an_unknown_script_is_an_unknown_model() throws Exception {
        assertThat(reply(DEMO, asking("demmo", "x")))
                .isEqualTo(new NotBilled(
                        new Failure(FailureKind.UNKNOWN_MODEL, "there is no script 'demmo'; there are [demo]"),
                        Optional.empty()));
    }

    @Test
    void gives_up_an_expression_that_takes_exponential_time() throws Exception {
        var reply = reply(
                "scripts: {s: [{when: {user: {matches: '(.*)(.*)(.*)(.*)(.*)\\1b'}}, then: {say: x}}, {otherwise: {say: y}}]}",
                asking("s", "a".repeat(200)));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        NotBilled.class,
                        refused -> assertThat(refused.failure().message())
                                .startsWith("script s: the expression (.*)(.*)(.*)(.*)(.*)\\1b takes too long"));
    }

    @Test
    void gives_up_an_expression_that_goes_too_deep() throws Exception {
        var reply = reply(
                "scripts: {s: [{when: {user: {matches: '^(a|b)*c'}}, then: {say: x}}, {otherwise: {say: y}}]}",
                asking("s", "ab".repeat(200_000)));

        assertThat(reply).isInstanceOf(NotBilled.class);
    }

    @Test
    void the_bundled_bench_asks_for_a_tool_as_often_as_told() throws Exception {
        var model = new ScriptedModel(ScriptBook.bundled());
        var messages = new ArrayList<ModelMessage>(List.of(user("steps=3 tool=clock args={\"zone\":\"UTC\"}")));

        var calls = new ArrayList<ToolRequest>();
        var reply = (Answered) model.complete(request("bench", messages));
        while (reply.finishReason() == FinishReason.TOOL_CALLS) {
            calls.addAll(reply.toolRequests());
            messages.add(new ModelMessage.Assistant(reply.text(), reply.toolRequests()));
            messages.add(returned(reply.toolRequests().getFirst().id(), "clock", "noon"));
            reply = (Answered) model.complete(request("bench", messages));
        }

        assertThat(calls).hasSize(3).allMatch(call -> call.arguments().equals("{\"zone\":\"UTC\"}"));
        assertThat(calls).extracting(ToolRequest::id).doesNotHaveDuplicates();
        assertThat(reply.text()).isEqualTo("done after 3 steps");
        assertThat(((Answered) model.complete(asking("bench", "steps=1 tool=clock"))).toolRequests())
                .containsExactly(new ToolRequest("call_0_0", "clock", "{}"));
    }

    private ModelReply failure(String name) throws InterruptedException {
        return reply("scripts: {s: [otherwise: {fail: " + name + "}]}", asking("s", "x"));
    }

    private Answered answered(String script, ModelRequest request) {
        try {
            return (Answered) reply(script, request);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ModelReply reply(String script, ModelRequest request) throws InterruptedException {
        return new ScriptedModel(ScriptBook.parse("demo.yaml", script), waited::add).complete(request);
    }

    private static List<ModelMessage> with(List<ModelMessage> messages, ModelMessage... more) {
        var all = new ArrayList<>(messages);
        all.addAll(List.of(more));
        return all;
    }
}
