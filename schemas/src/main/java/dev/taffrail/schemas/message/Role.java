package dev.taffrail.schemas.message;

/// Who speaks. The system prompt is no message: it belongs to the agent definition.
public enum Role {
    UNKNOWN,
    USER,
    ASSISTANT,
    TOOL
}
