package dev.taffrail.agent.budget;

import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.Spend;
import java.util.List;

/// What a model call costs: at the worst before it, and as billed after it. Costs round up per attempt.
public final class ModelCost {
    /// Below this a completion is of no use; a call that could answer no more is refused.
    public static final long LEAST_COMPLETION_TOKENS = 16;

    private static final long PER_MILLION = 1_000_000;

    private ModelCost() {}

    /// The completion tokens that every account can still pay for, beside a prompt of `promptTokens`; at most
    /// `most`. 0 or less when not even the prompt is covered.
    public static long affordableCompletion(List<Account> accounts, Price price, long promptTokens, long most) {
        var cap = most;
        for (var account : accounts) {
            cap = Math.min(cap, account.left(Dimension.COMPLETION_TOKENS));
            cap = Math.min(cap, saturatedMinus(account.left(Dimension.TOTAL_TOKENS), promptTokens));
            cap = Math.min(cap, affordable(account.left(Dimension.COST_MICROS), price, promptTokens));
        }
        return cap;
    }

    /// The worst case of a call: the whole prompt at its dearest rate and an answer as long as the cap.
    public static Spend worst(Price price, long promptTokens, long completionTokens) {
        return new Spend(
                0,
                promptTokens,
                completionTokens,
                Math.addExact(
                        cost(promptTokens, dearestPrompt(price)),
                        cost(completionTokens, price.outputMicrosPerMillion())),
                0,
                List.of());
    }

    /// What an attempt was billed.
    public static Spend billed(Price price, TokenUsage usage) {
        var plain = Math.max(0, usage.promptTokens() - usage.cacheReadTokens() - usage.cacheWriteTokens());
        var micros = Math.addExact(
                Math.addExact(
                        Math.multiplyExact(plain, price.inputMicrosPerMillion()),
                        Math.multiplyExact(usage.completionTokens(), price.outputMicrosPerMillion())),
                Math.addExact(
                        Math.multiplyExact(usage.cacheReadTokens(), price.cacheReadMicrosPerMillion()),
                        Math.multiplyExact(usage.cacheWriteTokens(), price.cacheWriteMicrosPerMillion())));
        return new Spend(
                0, usage.promptTokens(), usage.completionTokens(), Math.ceilDiv(micros, PER_MILLION), 0, List.of());
    }

    private static long affordable(long micros, Price price, long promptTokens) {
        if (micros == Long.MAX_VALUE || price.outputMicrosPerMillion() == 0) {
            return micros >= cost(promptTokens, dearestPrompt(price)) ? Long.MAX_VALUE : 0;
        }
        var left = micros - cost(promptTokens, dearestPrompt(price));
        if (left > Long.MAX_VALUE / PER_MILLION) {
            return left / price.outputMicrosPerMillion() * PER_MILLION;
        }
        return left <= 0 ? 0 : left * PER_MILLION / price.outputMicrosPerMillion();
    }

    private static long dearestPrompt(Price price) {
        return Math.max(
                price.inputMicrosPerMillion(),
                Math.max(price.cacheWriteMicrosPerMillion(), price.cacheReadMicrosPerMillion()));
    }

    private static long cost(long tokens, long microsPerMillion) {
        return Math.ceilDiv(Math.multiplyExact(tokens, microsPerMillion), PER_MILLION);
    }

    private static long saturatedMinus(long a, long b) {
        return a == Long.MAX_VALUE ? a : a - b;
    }
}
