package dev.taffrail.bench.faults.load;

import dev.taffrail.schemas.run.Limits;
import java.util.List;

/// A run that is asked for.
///
/// @param run its id
/// @param steps answers with tools before the last one
/// @param seed decides which tools the model asks for
/// @param tokens its limit
/// @param add what a command adds to the limit; 0 for no command
public record Order(String run, Kind kind, int steps, int seed, long tokens, long add) {
    /// More than any limit allows.
    static final int ENDLESS = 100_000;

    /// How a run goes.
    public enum Kind {
        /// Completes.
        PLAIN,
        /// Runs into its limit.
        SMALL,
        /// Runs into its limit, is resumed with more, and runs into that.
        RESUMED,
        /// Gets more while it works, and runs into that.
        RAISED
    }

    String input() {
        return "steps=%d seed=%d".formatted(steps, seed);
    }

    Limits limits() {
        return limits(tokens);
    }

    Limits added() {
        return limits(add);
    }

    private static Limits limits(long tokens) {
        return new Limits(0, 0, 0, 0, tokens, 0, 0, List.of(), 0, 0);
    }
}
