package dev.taffrail.agent.replay;

/// What a replay found out about one decision.
public sealed interface Finding {
    /// Effects, events and digests are the recorded ones.
    record Agreed() implements Finding {}

    record Diverged(Divergence divergence) implements Finding {}

    /// The decision depends on something that the range does not tell.
    ///
    /// @param reason for people: what is not known
    record NotVerifiable(String reason) implements Finding {}

    /// Other rules decided; these rules say nothing about them.
    record OtherVersion(int version) implements Finding {}
}
