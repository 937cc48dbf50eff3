package dev.taffrail.agent.replay;

import dev.taffrail.schemas.run.RunKey;

/// What to replay.
public sealed interface ReplayRequest {
    /// Every partition, as far back as it is kept.
    record Everything() implements ReplayRequest {}

    /// The partition of one run; its decisions are counted apart too.
    record OfRun(RunKey run) implements ReplayRequest {}

    /// A part of one partition of `agent-inbox`.
    ///
    /// @param from the first offset
    /// @param to the last offset, inclusive; [Long#MAX_VALUE] for the end
    record Between(int partition, long from, long to) implements ReplayRequest {
        public Between {
            if (partition < 0 || from < 0 || to < from) {
                throw new IllegalArgumentException(
                        "a range goes from an offset to the same or a later one, but got partition %d from %d to %d"
                                .formatted(partition, from, to));
            }
        }
    }
}
