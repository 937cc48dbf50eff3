package dev.taffrail.schemas.agent;

import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.run.Limits;
import java.util.List;

/// An agent as data. A run is pinned to the version it was admitted with.
///
/// @param model `provider/model`, as in `openai/gpt-5` or `scripted/demo`
/// @param instructions the system prompt
/// @param maxCompletionTokens the most one model call may answer
/// @param modelTimeoutMillis how long one model call may take
/// @param parallelTools how many read-only calls of one answer may run at once
/// @param repairs how many answers in a row with invalid tool arguments are fed back to the model before the run fails
/// @param limits for each run
/// @param sessionLimits for all runs of a session together
public record AgentDefinition(
        String name,
        @DataClass(DataClass.Level.INTERNAL) String description,
        String model,
        @DataClass(DataClass.Level.INTERNAL) String instructions,
        List<ToolDefinition> tools,
        Limits limits,
        Limits sessionLimits,
        long maxCompletionTokens,
        long modelTimeoutMillis,
        int parallelTools,
        int repairs,
        UnknownOutcome onUnknownOutcome,
        Price price)
        implements AgentRecord {

    public AgentDefinition {
        tools = List.copyOf(tools);
    }

    /// `name@hash`: how calls, events and requests name this version.
    public String version() {
        return name + "@" + hash();
    }

    /// The first 16 hex digits of the SHA-256 over the canonical bytes.
    public String hash() {
        return CanonicalBytes.digest(this).hex().substring(0, 16);
    }
}
