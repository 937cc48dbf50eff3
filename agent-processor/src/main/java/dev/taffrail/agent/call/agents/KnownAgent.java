package dev.taffrail.agent.call.agents;

import dev.taffrail.agent.model.ModelRef;
import dev.taffrail.agent.model.ToolOffer;
import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.detection.toolcall.ArgumentCheck;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.ToolDefinition;
import java.util.List;

/// An agent definition with what is derived from it once.
///
/// @param offers its tools as the model is told of them
/// @param arguments checks what the model asks of them
public record KnownAgent(AgentDefinition definition, ModelRef model, List<ToolOffer> offers, ArgumentCheck arguments) {
    public KnownAgent {
        offers = List.copyOf(offers);
    }

    /// @throws RuntimeException when the model's name or the schema of a tool makes no sense
    public static KnownAgent of(AgentDefinition definition) {
        return new KnownAgent(
                definition,
                ModelRef.parse(definition.model()),
                definition.tools().stream()
                        .map(tool -> new ToolOffer(tool.name(), tool.description(), tool.parameters()))
                        .toList(),
                ArgumentCheck.of(
                        definition.tools().stream().map(KnownAgent::spec).toList()));
    }

    /// Only name and schema matter for the check.
    private static ToolSpec spec(ToolDefinition tool) {
        return new ToolSpec(
                tool.name(),
                tool.description().isBlank() ? tool.name() : tool.description(),
                ArgumentSchema.of(tool.parameters()),
                Effect.ONCE,
                ToolSpec.DEFAULT_TIMEOUT,
                ToolSpec.DEFAULT_OUTPUT_BYTES,
                Exposure.UNDECLARED);
    }
}
