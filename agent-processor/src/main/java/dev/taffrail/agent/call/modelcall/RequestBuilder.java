package dev.taffrail.agent.call.modelcall;

import dev.taffrail.agent.call.agents.KnownAgent;
import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.Sampling;
import dev.taffrail.agent.model.ToolRequest;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Maps a call to what a model is asked.
final class RequestBuilder {
    private static final int LONGEST_KEY = 255;

    private RequestBuilder() {}

    /// @throws IllegalArgumentException when the call makes no sense as a request
    static ModelRequest request(ModelCall call, KnownAgent agent, List<Message> conversation) {
        return new ModelRequest(
                agent.model().model(),
                Optional.of(agent.definition().instructions()).filter(text -> !text.isBlank()),
                conversation.stream().map(RequestBuilder::message).toList(),
                agent.offers(),
                (int) Math.min(call.maxCompletionTokens(), Integer.MAX_VALUE),
                Duration.ofMillis(call.head().timeoutMillis()),
                idempotencyKey(call.head().idempotencyKey()),
                Sampling.DEFAULT);
    }

    /// The key itself where a provider takes it; else its digest, which is the same for every grant of the call as
    /// well.
    private static String idempotencyKey(String key) {
        boolean fits =
                !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return fits ? key : Bytes.sha256(key.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static ModelMessage message(Message message) {
        String text = message.text().content();
        return switch (message.role()) {
            case USER -> new ModelMessage.User(text);
            case ASSISTANT ->
                new ModelMessage.Assistant(
                        text,
                        message.toolRequests().stream()
                                .map(request -> new ToolRequest(
                                        request.id(),
                                        request.name(),
                                        request.arguments().content()))
                                .toList());
            case TOOL -> new ModelMessage.ToolResult(message.toolRequestId(), message.tool(), text, message.error());
            case UNKNOWN -> throw new IllegalArgumentException("a message has a role that this version does not know");
        };
    }
}
