package dev.taffrail.agent.model.wire;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Builds LangChain4j's side of a provider. One object serves all models and time-outs of it: both come with the
/// request.
final class ChatModels {
    private static final String NAMED_BY_THE_REQUEST = "named-by-the-request";
    private static final String NO_KEY = "none";

    private ChatModels() {}

    static ChatModel build(Endpoint endpoint, WatchedHttpClient http) {
        HttpClientBuilder client = new FixedBuilder(http);
        String url = endpoint.baseUrl().toString();
        String key = endpoint.key().map(ApiKey::reveal).orElse(NO_KEY);
        return switch (endpoint.dialect()) {
            case OPENAI, OPENAI_COMPATIBLE ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(client)
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(NAMED_BY_THE_REQUEST)
                        .maxRetries(0)
                        .build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(client)
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(NAMED_BY_THE_REQUEST)
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(client)
                        .baseUrl(url)
                        .modelName(NAMED_BY_THE_REQUEST)
                        .maxRetries(0)
                        .build();
        };
    }

    /// Hands out the one client. LangChain4j's own time-outs do not apply: [Exchange] knows better ones.
    private record FixedBuilder(WatchedHttpClient client) implements HttpClientBuilder {
        @Override
        public @Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
            return this;
        }

        @Override
        public WatchedHttpClient build() {
            return client;
        }
    }
}
