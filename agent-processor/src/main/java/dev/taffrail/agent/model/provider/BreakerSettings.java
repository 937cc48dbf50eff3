package dev.taffrail.agent.model.provider;

import java.time.Duration;

/// When a provider is left alone.
///
/// @param failureRatePercent of the last calls that opens the breaker, 1 to 100
/// @param window how many of the last calls count, 1 to 10,000
/// @param minimumCalls below which nothing is decided, 1 to `window`
/// @param openFor how long the provider is left alone
/// @param probes how many calls are let through then, to see whether it is back; 1 to 100
public record BreakerSettings(int failureRatePercent, int window, int minimumCalls, Duration openFor, int probes) {
    /// Half of the last 20 calls, at least 5 of them; 30 s; 2 probes.
    public static final BreakerSettings DEFAULT = new BreakerSettings(50, 20, 5, Duration.ofSeconds(30), 2);

    public BreakerSettings {
        require(failureRatePercent, 100, "failure rate in percent");
        require(window, 10_000, "window");
        require(minimumCalls, window, "minimum number of calls");
        require(probes, 100, "number of probes");
        if (openFor.toMillis() < 1) {
            throw new IllegalArgumentException("a breaker must stay open for at least 1 ms, but openFor is " + openFor);
        }
    }

    private static void require(int value, int max, String name) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    "the " + name + " of a breaker must be from 1 to " + max + ", but is " + value);
        }
    }
}
