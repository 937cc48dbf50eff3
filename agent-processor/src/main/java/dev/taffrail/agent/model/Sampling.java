package dev.taffrail.agent.model;

import java.util.List;
import java.util.OptionalDouble;

/// How the provider picks the next token. What is empty is left to the provider.
///
/// @param temperature 0 to 2
/// @param topP above 0, at most 1
/// @param stop texts at which the answer ends, at most four
public record Sampling(OptionalDouble temperature, OptionalDouble topP, List<String> stop) {
    /// The provider's own choice in everything.
    public static final Sampling DEFAULT = new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), List.of());

    private static final int MAX_STOPS = 4;

    public Sampling {
        stop = List.copyOf(stop);
        require(within(temperature, 0, 2), "temperature must be from 0 to 2, but is " + temperature);
        require(within(topP, Double.MIN_VALUE, 1), "top_p must be above 0 and at most 1, but is " + topP);
        require(stop.size() <= MAX_STOPS, "stop may hold at most " + MAX_STOPS + " texts, but holds " + stop.size());
    }

    private static boolean within(OptionalDouble value, double low, double high) {
        return value.isEmpty() || (value.getAsDouble() >= low && value.getAsDouble() <= high);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
