package dev.taffrail.agent.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// One question to a model: the whole conversation and the bounds of the answer.
///
/// @param model the provider's own name of the model, without the provider (see [ModelRef])
/// @param messages oldest first, at least one
/// @param maxCompletionTokens upper bound of what the answer may cost, reasoning included; positive
/// @param timeout of the whole attempt, from connecting to the last byte; positive, at most a day
/// @param idempotencyKey the same for every attempt at the same call; 1 to 255 printable ASCII characters
public record ModelRequest(
        String model,
        Optional<String> system,
        List<ModelMessage> messages,
        List<ToolOffer> tools,
        int maxCompletionTokens,
        Duration timeout,
        String idempotencyKey,
        Sampling sampling) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        require(!model.isBlank(), "a model request needs the name of a model");
        require(!messages.isEmpty(), "a model request needs at least one message");
        require(maxCompletionTokens > 0, "maxCompletionTokens must be positive, but is " + maxCompletionTokens);
        require(
                timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "timeout must be positive and at most " + LONGEST_TIMEOUT + ", but is " + timeout);
        require(
                !idempotencyKey.isEmpty() && idempotencyKey.length() <= 255 && isPrintable(idempotencyKey),
                "idempotencyKey must be 1 to 255 printable ASCII characters");
        var names = new HashSet<String>();
        for (ToolOffer tool : tools) {
            require(names.add(tool.name()), "the tool " + tool.name() + " is offered twice");
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
