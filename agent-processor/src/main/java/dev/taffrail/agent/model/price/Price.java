package dev.taffrail.agent.model.price;

import dev.taffrail.agent.model.Usage;

/// What a model costs, in micro-dollars (1e-6 USD) per million tokens: 1 USD per million tokens is 1,000,000. Whole
/// numbers only.
///
/// @param input for prompt tokens that do not pass the provider's cache
/// @param output for completion tokens, reasoning included
/// @param cacheRead for prompt tokens from the cache
/// @param cacheWrite for prompt tokens put into the cache
public record Price(long input, long output, long cacheRead, long cacheWrite) {
    /// The highest price that is taken seriously: 10,000 USD per million tokens. With it no cost below 900 million
    /// tokens overflows.
    public static final long MAX = 10_000_000_000L;

    private static final long MILLION = 1_000_000;

    public Price {
        for (long price : new long[] {input, output, cacheRead, cacheWrite}) {
            if (price < 0 || price > MAX) {
                throw new IllegalArgumentException(
                        "a price must be from 0 to " + MAX + " micro-dollars per million tokens, but is " + price);
            }
        }
    }

    /// What an attempt costs in micro-dollars, rounded up.
    ///
    /// @throws ArithmeticException when it does not fit a long
    public long costOf(Usage usage) {
        long fresh = usage.promptTokens() - usage.cacheReadTokens() - usage.cacheWriteTokens();
        long total = Math.multiplyExact(fresh, input);
        total = Math.addExact(total, Math.multiplyExact(usage.completionTokens(), output));
        total = Math.addExact(total, Math.multiplyExact(usage.cacheReadTokens(), cacheRead));
        total = Math.addExact(total, Math.multiplyExact(usage.cacheWriteTokens(), cacheWrite));
        return Math.ceilDiv(total, MILLION);
    }
}
