package dev.taffrail.schemas.message;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// One message of a conversation. Stored once, under (conversation, sequence).
///
/// @param run the run that added it
/// @param leg the leg that added it
/// @param step the iteration that added it; 0 for what came before the first model call
/// @param toolRequests what an assistant asked for; empty for the other roles
/// @param toolRequestId for TOOL: the id of the request that it answers
/// @param tool for TOOL: the name of the tool
/// @param error for TOOL: the call failed and `text` says how
public record Message(
        Role role,
        @DataClass(DataClass.Level.PERSONAL) Text text,
        List<ToolRequest> toolRequests,
        String toolRequestId,
        String tool,
        boolean error,
        String run,
        int leg,
        int step) {

    public Message {
        toolRequests = List.copyOf(toolRequests);
    }

    /// A message of a user.
    public static Message user(Text text, String run, int leg, int step) {
        return new Message(Role.USER, text, List.of(), "", "", false, run, leg, step);
    }

    /// An answer of the model.
    public static Message assistant(Text text, List<ToolRequest> requests, String run, int leg, int step) {
        return new Message(Role.ASSISTANT, text, requests, "", "", false, run, leg, step);
    }

    /// What a tool returned.
    public static Message tool(ToolRequest request, Text text, boolean error, String run, int leg, int step) {
        return new Message(Role.TOOL, text, List.of(), request.id(), request.name(), error, run, leg, step);
    }
}
