package dev.taffrail.agent.replay;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a replay found in one partition of `agent-inbox`.
///
/// @param from the first offset looked at
/// @param to the offset behind the last one looked at
/// @param ofRun those of the decisions that are about the run that was asked for
/// @param undecided inbox records that the agent processor has not decided yet
/// @param first the first divergence; null when there is none
/// @param unverified why the first decision that is not verifiable is not; null when there is none
public record PartitionReport(
        String topic,
        int partition,
        long from,
        long to,
        Counts counts,
        Counts ofRun,
        long undecided,
        @Nullable Divergence first,
        @Nullable String unverified) {

    public Optional<Divergence> firstDivergence() {
        return Optional.ofNullable(first);
    }
}
