package dev.taffrail.schemas.call;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Text;

/// Asks for one execution of a tool.
///
/// @param agent `name@hash`; the tool's definition is looked up by it
/// @param arguments JSON text, valid against the tool's schema
public record ToolCall(
        CallHead head,
        String agent,
        String tool,
        @DataClass(DataClass.Level.PERSONAL) Text arguments,
        Effect effect) implements AgentCall {}
