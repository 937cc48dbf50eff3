package dev.taffrail.agent.model;

import java.util.List;

/// One message of the conversation that a model is asked to continue.
public sealed interface ModelMessage {
    /// What the message says, without the tool calls it asks for.
    String text();

    /// What the user, or whoever asks, said.
    record User(String text) implements ModelMessage {}

    /// What the model said before: text, tool calls, or both.
    record Assistant(String text, List<ToolRequest> toolRequests) implements ModelMessage {
        public Assistant {
            toolRequests = List.copyOf(toolRequests);
        }
    }

    /// What a tool returned.
    ///
    /// @param callId the [ToolRequest#id] this answers
    /// @param error whether the text reports a failure
    record ToolResult(String callId, String toolName, String text, boolean error) implements ModelMessage {}
}
