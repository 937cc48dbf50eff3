package dev.taffrail.schemas.agent;

import dev.taffrail.schemas.codec.DataClass;

/// A tool as an agent may use it.
///
/// @param parameters JSON Schema of the arguments, as text
/// @param timeoutMillis how long one call may take
/// @param lane empty for our own callers, else the name of the external worker that answers on its own topics
/// @param returns decides the origin of its results
/// @param egress decides what a policy lets it be called for after untrusted content
public record ToolDefinition(
        String name,
        @DataClass(DataClass.Level.INTERNAL) String description,
        @DataClass(DataClass.Level.INTERNAL) String parameters,
        Effect effect,
        long timeoutMillis,
        String lane,
        Returns returns,
        Egress egress) {
    /// What it does to the world; what is not declared counts as [Effect#ONCE].
    public Effect handledAs() {
        return effect == Effect.UNKNOWN ? Effect.ONCE : effect;
    }

    /// Whether its results may be anybody's words.
    public boolean returnsForeign() {
        return returns != Returns.OWN || !lane.isEmpty();
    }

    /// Whether its arguments may leave us.
    public boolean sendsOutside() {
        return egress != Egress.NONE;
    }
}
