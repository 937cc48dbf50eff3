package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// `send_message`: a line in the outbox of the workspace, from which a mail gateway would take it. The outbox does not
/// look for repetitions, as a real gateway would not; each line carries the key of its call, so that anybody can count.
final class SendMessage {
    private static final WorkspacePath MESSAGES = new WorkspacePath(List.of(WorkspacePath.OUTBOX, "messages.jsonl"));
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "to": {"type": "string", "minLength": 1, "maxLength": 200, "description": "Who gets it: a name or an address."},
                "subject": {"type": "string", "minLength": 1, "maxLength": 200},
                "body": {"type": "string", "minLength": 1, "maxLength": 20000}
              },
              "required": ["to", "subject", "body"],
              "additionalProperties": false
            }
            """;

    private SendMessage() {}

    static Tool tool(InstantSource clock) {
        var spec = ToolSpec.of(
                        "send_message",
                        "Sends a message. It cannot be taken back, and each call sends it once more.",
                        Effect.ONCE,
                        SCHEMA)
                .exposed(Exposure.SENDS);
        return new BuiltInTool(spec, (arguments, invocation) -> send(clock, arguments, invocation));
    }

    private static ToolOutcome send(InstantSource clock, Arguments arguments, ToolInvocation invocation)
            throws Refusal, IOException {
        var path = Workspace.of(invocation).fileToWrite(MESSAGES);
        String line = line(clock, arguments, invocation);
        return TextFile.append(path, MESSAGES, line, "message to " + arguments.text("to") + " put into " + MESSAGES);
    }

    private static String line(InstantSource clock, Arguments arguments, ToolInvocation invocation) {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("key", invocation.idempotencyKey())
                .put("run", invocation.runId())
                .put("call", invocation.callId())
                .put("at", clock.instant().toString())
                .put("to", arguments.text("to"))
                .put("subject", arguments.text("subject"))
                .put("body", arguments.text("body"));
        return JsonMapper.shared().writeValueAsString(message);
    }
}
