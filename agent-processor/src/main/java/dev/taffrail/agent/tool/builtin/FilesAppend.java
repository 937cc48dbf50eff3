package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// `files_append`: text at the end of a file, once for each time the tool is started.
final class FilesAppend {
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1, "description": "The file, relative to the workspace. Made when absent."},
                "text": {"type": "string", "minLength": 1, "description": "What to add, on a line of its own."}
              },
              "required": ["path", "text"],
              "additionalProperties": false
            }
            """;

    private FilesAppend() {}

    static Tool tool() {
        var spec = ToolSpec.of(
                        "files_append",
                        "Adds text to the end of a file of the workspace. Each call adds it once more.",
                        Effect.ONCE,
                        SCHEMA)
                .exposed(Exposure.NONE);
        return new BuiltInTool(spec, FilesAppend::append);
    }

    private static ToolOutcome append(Arguments arguments, ToolInvocation invocation) throws Refusal, IOException {
        var name = WorkspacePath.toWrite(arguments.text("path"));
        String text = arguments.text("text");
        var path = Workspace.of(invocation).fileToWrite(name);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return TextFile.append(path, name, text, "added " + bytes + " bytes to " + name);
    }
}
