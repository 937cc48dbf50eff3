package dev.taffrail.schemas.call;

/// Tokens as the provider counted them. `promptTokens` includes the cached ones.
public record TokenUsage(
        long promptTokens, long completionTokens, long cacheReadTokens, long cacheWriteTokens, long reasoningTokens) {
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0);
}
