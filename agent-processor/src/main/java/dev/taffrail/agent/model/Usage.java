package dev.taffrail.agent.model;

/// The tokens that a provider bills for one answer, in its own count.
///
/// @param promptTokens everything that was read, tokens from and to the provider's cache included
/// @param completionTokens everything that was written, reasoning included
/// @param cacheReadTokens the part of `promptTokens` that came from the provider's cache
/// @param cacheWriteTokens the part of `promptTokens` that was put into the provider's cache
/// @param reasoningTokens the part of `completionTokens` that is not in the answer
public record Usage(
        long promptTokens, long completionTokens, long cacheReadTokens, long cacheWriteTokens, long reasoningTokens) {

    public Usage {
        if (!isSound(promptTokens, completionTokens, cacheReadTokens, cacheWriteTokens, reasoningTokens)) {
            throw new IllegalArgumentException(
                    "usage must not be negative and its parts must fit the whole, but is prompt %d, completion %d, cache read %d, cache write %d, reasoning %d"
                            .formatted(
                                    promptTokens,
                                    completionTokens,
                                    cacheReadTokens,
                                    cacheWriteTokens,
                                    reasoningTokens));
        }
    }

    /// Usage without a cache and without reasoning.
    public static Usage of(long promptTokens, long completionTokens) {
        return new Usage(promptTokens, completionTokens, 0, 0, 0);
    }

    /// Whether the numbers can be a usage record at all: none negative, no part larger than its whole.
    public static boolean isSound(long prompt, long completion, long cacheRead, long cacheWrite, long reasoning) {
        return prompt >= 0
                && completion >= 0
                && prompt <= Long.MAX_VALUE - completion
                && cacheRead >= 0
                && cacheRead <= prompt
                && cacheWrite >= 0
                && cacheWrite <= prompt - cacheRead
                && reasoning >= 0
                && reasoning <= completion;
    }

    /// Prompt and completion together.
    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
