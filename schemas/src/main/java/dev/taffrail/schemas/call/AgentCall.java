package dev.taffrail.schemas.call;

/// What the agent processor asks callers to do: the values of `agent-calls`.
public sealed interface AgentCall permits ModelCall, ToolCall {
    CallHead head();
}
