package dev.taffrail.agent.model.wire;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;

/// A model behind HTTP. One call is one HTTP request: LangChain4j's retries are off, and a second request in a call is
/// refused.
///
/// LangChain4j turns requests and answers into its own types and loses what the bill depends on, so what happened is
/// not read from its exceptions: [Exchange] watches the attempt from below.
public final class HttpModel implements Model, AutoCloseable {
    private final Endpoint endpoint;
    private final WatchedHttpClient http;
    private final ChatModel chat;

    /// Opens no connection yet.
    public HttpModel(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.http = new WatchedHttpClient(endpoint);
        this.chat = ChatModels.build(endpoint, http);
    }

    @Override
    public ModelReply complete(ModelRequest request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before " + endpoint.name() + " was asked");
        }
        var exchange = new Exchange(endpoint, request);
        try {
            var prompt = Prompts.of(request, endpoint.dialect());
            ChatResponse response =
                    ScopedValue.where(Exchange.CURRENT, exchange).call(() -> chat.chat(prompt));
            return Replies.read(response, request, exchange);
        } catch (RuntimeException e) {
            return exchange.end(e);
        }
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        http.close();
    }
}
