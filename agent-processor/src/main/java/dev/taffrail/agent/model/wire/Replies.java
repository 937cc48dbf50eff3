package dev.taffrail.agent.model.wire;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.taffrail.agent.model.FinishReason;
import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.ToolRequest;
import dev.taffrail.agent.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes an answer out of LangChain4j's words. An answer without a usage record that can be believed is no answer.
final class Replies {
    private Replies() {}

    static ModelReply read(ChatResponse response, ModelRequest request, Exchange exchange) {
        var usage = usage(response.tokenUsage());
        if (usage.isEmpty()) {
            return exchange.garbled("sent an answer without a usable count of its tokens");
        }
        var calls = toolRequests(response, request);
        return new ModelReply.Answered(
                orElse(response.aiMessage().text(), ""),
                calls,
                finishReason(response.finishReason(), calls),
                usage.get(),
                Optional.ofNullable(response.id()).filter(id -> !id.isBlank()),
                orElse(response.modelName(), request.model()));
    }

    private static Optional<Usage> usage(@Nullable TokenUsage tokens) {
        if (tokens == null || tokens.inputTokenCount() == null || tokens.outputTokenCount() == null) {
            return Optional.empty();
        }
        long input = tokens.inputTokenCount();
        long output = tokens.outputTokenCount();
        return switch (tokens) {
            // Anthropic counts what goes through its cache beside the input, not within it.
            case AnthropicTokenUsage usage -> {
                long read = orZero(usage.cacheReadInputTokens());
                long write = orZero(usage.cacheCreationInputTokens());
                yield sound(input < 0 ? input : input + read + write, output, read, write, 0);
            }
            case OpenAiTokenUsage usage -> {
                var in = usage.inputTokensDetails();
                var out = usage.outputTokensDetails();
                long read = in == null ? 0 : orZero(in.cachedTokens());
                yield sound(input, output, read, 0, out == null ? 0 : orZero(out.reasoningTokens()));
            }
            default -> sound(input, output, 0, 0, 0);
        };
    }

    private static Optional<Usage> sound(
            long prompt, long completion, long cacheRead, long cacheWrite, long reasoning) {
        return Usage.isSound(prompt, completion, cacheRead, cacheWrite, reasoning)
                ? Optional.of(new Usage(prompt, completion, cacheRead, cacheWrite, reasoning))
                : Optional.empty();
    }

    private static List<ToolRequest> toolRequests(ChatResponse response, ModelRequest request) {
        var calls = new ArrayList<ToolRequest>();
        long answersBefore = request.messages().stream()
                .filter(ModelMessage.Assistant.class::isInstance)
                .count();
        for (var call : response.aiMessage().toolExecutionRequests()) {
            // Ollama gives no ids. This one is unique in the conversation, and the same whenever the same answer is
            // read.
            String id = orElse(call.id(), "call_" + answersBefore + "_" + calls.size());
            calls.add(new ToolRequest(id, orElse(call.name(), ""), orElse(call.arguments(), "")));
        }
        return calls;
    }

    private static FinishReason finishReason(
            dev.langchain4j.model.output.@Nullable FinishReason reason, List<ToolRequest> calls) {
        return switch (reason) {
            case LENGTH -> FinishReason.LENGTH;
            case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
            // Ollama says STOP when it asks for tools.
            case STOP, TOOL_EXECUTION -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case OTHER -> calls.isEmpty() ? FinishReason.OTHER : FinishReason.TOOL_CALLS;
            case null -> calls.isEmpty() ? FinishReason.OTHER : FinishReason.TOOL_CALLS;
        };
    }

    private static long orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null || value.isEmpty() ? other : value;
    }
}
