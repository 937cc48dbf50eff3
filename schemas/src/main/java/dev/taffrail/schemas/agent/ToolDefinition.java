package dev.taffrail.schemas.agent;

import dev.taffrail.schemas.codec.DataClass;

/// A tool as an agent may use it.
///
/// @param parameters JSON Schema of the arguments, as text
/// @param timeoutMillis how long one call may take
/// @param lane empty for our own callers, else the name of the external worker that answers on its own topics
public record ToolDefinition(
        String name,
        @DataClass(DataClass.Level.INTERNAL) String description,
        @DataClass(DataClass.Level.INTERNAL) String parameters,
        Effect effect,
        long timeoutMillis,
        String lane) {}
