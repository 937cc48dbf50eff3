package dev.taffrail.agent.model.wire;

import static dev.taffrail.agent.model.Requests.asked;
import static dev.taffrail.agent.model.Requests.asking;
import static dev.taffrail.agent.model.Requests.failed;
import static dev.taffrail.agent.model.Requests.request;
import static dev.taffrail.agent.model.Requests.returned;
import static dev.taffrail.agent.model.Requests.said;
import static dev.taffrail.agent.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.model.FinishReason;
import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelReply.Answered;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.Requests;
import dev.taffrail.agent.model.Sampling;
import dev.taffrail.agent.model.ToolRequest;
import dev.taffrail.agent.model.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What goes over the wire to each provider, and what comes back.
class ProviderFormatsTest {
    private static final List<ModelMessage> CONVERSATION = List.of(
            user("I am Ada"),
            said("Hello."),
            user("weather?"),
            asked("a", "weather", "{\"city\":\"Oslo\"}"),
            returned("a", "weather", ""),
            asked("b", "weather", "{\"city\": "),
            failed("b", "weather", "malformed"));

    @Test
    void openai_answers_with_text_and_detailed_usage() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OPENAI_TEXT)) {
            var reply = complete(Dialect.OPENAI, provider.url("/v1"), asking("gpt-5", "weather in Oslo?"));

            assertThat(reply)
                    .isEqualTo(new Answered(
                            "It is 7 °C.",
                            List.of(),
                            FinishReason.STOP,
                            new Usage(120, 30, 100, 0, 20),
                            Optional.of("chatcmpl-1"),
                            "gpt-5-2025-08-07"));
            var hit = provider.hits.getFirst();
            assertThat(provider.hits).hasSize(1);
            assertThat(hit.path()).isEqualTo("/v1/chat/completions");
            assertThat(hit.header("Authorization")).isEqualTo("Bearer sk-canary-0123456789");
            assertThat(hit.header("Idempotency-key")).isEqualTo("run-1/3");
            assertThat(hit.body().path("model").asString()).isEqualTo("gpt-5");
            assertThat(hit.body().path("max_completion_tokens").asInt()).isEqualTo(1000);
            assertThat(hit.body().has("max_tokens")).isFalse();
            assertThat(hit.body().path("messages").get(0))
                    .isEqualTo(json("{\"role\":\"system\",\"content\":\"Be brief.\"}"));
        }
    }

    @Test
    void openai_asks_for_tools_and_gets_their_schemas_unchanged() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OPENAI_TOOLS)) {
            var reply = answered(complete(Dialect.OPENAI, provider.url("/v1"), request("gpt-5", CONVERSATION)));

            assertThat(reply.toolRequests())
                    .containsExactly(
                            new ToolRequest("call_a", "weather", "{\"city\": \"Oslo\"}"),
                            new ToolRequest("call_b", "weather", "{\"city\": "));
            assertThat(reply.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
            assertThat(reply.text()).isEmpty();
            assertThat(reply.usage()).isEqualTo(Usage.of(10, 5));
            var function = provider.hits.getFirst().body().path("tools").get(0).path("function");
            assertThat(function.path("parameters"))
                    .isEqualTo(
                            json(Requests.WEATHER.parametersSchema().replace("\"additionalProperties\":false,", "")));
            var messages = provider.hits.getFirst().body().path("messages");
            assertThat(messages.size()).isEqualTo(8);
            assertThat(messages.get(4)
                            .path("tool_calls")
                            .get(0)
                            .path("function")
                            .path("arguments")
                            .asString())
                    .isEqualTo("{\"city\":\"Oslo\"}");
            assertThat(messages.get(5).path("tool_call_id").asString()).isEqualTo("a");
            assertThat(messages.get(6)
                            .path("tool_calls")
                            .get(0)
                            .path("function")
                            .path("arguments")
                            .asString())
                    .isEqualTo("{\"malformed_arguments\":\"{\\\"city\\\": \"}");
        }
    }

    @Test
    void compatible_servers_get_the_cap_under_its_older_name_and_the_sampling() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OPENAI_TEXT)) {
            var asking = asking("llama", "x");
            var sampling = new Sampling(OptionalDouble.of(0.5), OptionalDouble.of(0.9), List.of("END"));
            complete(
                    Dialect.OPENAI_COMPATIBLE,
                    provider.url("/v1"),
                    new ModelRequest(
                            "llama",
                            Optional.empty(),
                            asking.messages(),
                            List.of(),
                            77,
                            asking.timeout(),
                            "k",
                            sampling));

            var body = provider.hits.getFirst().body();
            assertThat(body.path("max_tokens").asInt()).isEqualTo(77);
            assertThat(body.has("max_completion_tokens")).isFalse();
            assertThat(body.has("tools")).isFalse();
            assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
            assertThat(body.path("top_p").asDouble()).isEqualTo(0.9);
            assertThat(body.path("stop")).isEqualTo(json("[\"END\"]"));
        }
    }

    @Test
    void anthropic_counts_its_cache_into_the_prompt() throws Exception {
        try (var provider = FakeProvider.answering(Answers.ANTHROPIC_TOOLS)) {
            var reply = answered(
                    complete(Dialect.ANTHROPIC, provider.url("/v1"), request("claude-sonnet-4-5", CONVERSATION)));

            assertThat(reply.text()).isEqualTo("Let me look.");
            assertThat(reply.toolRequests()).hasSize(1);
            assertThat(reply.toolRequests().getFirst().id()).isEqualTo("toolu_1");
            assertThat(json(reply.toolRequests().getFirst().arguments()))
                    .isEqualTo(json("{\"city\":\"Oslo\",\"days\":2}"));
            assertThat(reply.usage()).isEqualTo(new Usage(2310, 25, 2000, 300, 0));
            assertThat(reply.responseId()).contains("msg_1");
            var hit = provider.hits.getFirst();
            assertThat(provider.hits).hasSize(1);
            assertThat(hit.path()).isEqualTo("/v1/messages");
            assertThat(hit.header("X-api-key")).isEqualTo("sk-canary-0123456789");
            assertThat(hit.body().path("max_tokens").asInt()).isEqualTo(1000);
            assertThat(hit.body().path("model").asString()).isEqualTo("claude-sonnet-4-5");
            assertThat(hit.body().path("system").toString()).contains("Be brief.");
            assertThat(hit.body().path("tools").get(0).path("input_schema").path("properties"))
                    .isEqualTo(json(Requests.WEATHER.parametersSchema()).path("properties"));
            assertThat(hit.body().path("messages").toString()).contains("\"is_error\":true");
        }
    }

    @Test
    void ollama_gives_no_ids_so_they_come_from_the_position() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OLLAMA_TOOLS)) {
            var reply = answered(complete(Dialect.OLLAMA, provider.url(""), request("qwen3", CONVERSATION)));

            assertThat(reply.toolRequests()).extracting(ToolRequest::id).containsExactly("call_3_0", "call_3_1");
            assertThat(json(reply.toolRequests().getLast().arguments())).isEqualTo(json("{\"city\":\"Rome\"}"));
            assertThat(reply.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
            assertThat(reply.usage()).isEqualTo(Usage.of(40, 12));
            var hit = provider.hits.getFirst();
            assertThat(provider.hits).hasSize(1);
            assertThat(hit.path()).isEqualTo("/api/chat");
            assertThat(hit.body().path("options").path("num_predict").asInt()).isEqualTo(1000);
            assertThat(hit.body().path("model").asString()).isEqualTo("qwen3");
            assertThat(hit.body().path("stream").asBoolean()).isFalse();
            assertThat(hit.body()
                            .path("tools")
                            .get(0)
                            .path("function")
                            .path("parameters")
                            .path("properties"))
                    .isEqualTo(json(Requests.WEATHER.parametersSchema()).path("properties"));
        }
    }

    @Test
    void ollama_says_when_the_cap_cut_the_answer() throws Exception {
        try (var provider = FakeProvider.answering(Answers.OLLAMA_TEXT)) {
            var reply = answered(complete(Dialect.OLLAMA, provider.url(""), asking("qwen3", "x")));

            assertThat(reply.finishReason()).isEqualTo(FinishReason.LENGTH);
            assertThat(reply.text()).isEqualTo("It is");
        }
    }

    private static Answered answered(ModelReply reply) {
        assertThat(reply).isInstanceOf(Answered.class);
        return (Answered) reply;
    }

    private static ModelReply complete(Dialect dialect, URI url, ModelRequest request) throws InterruptedException {
        var timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
        var endpoint =
                new Endpoint(dialect.kind(), dialect, url, Optional.of(new ApiKey("sk-canary-0123456789")), timeouts);
        try (var model = new HttpModel(endpoint)) {
            return model.complete(request);
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
