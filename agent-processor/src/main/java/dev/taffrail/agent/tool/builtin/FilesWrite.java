package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// `files_write`: a whole file, put in place at once. Doing it again leaves the same file.
final class FilesWrite {
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1, "description": "The file, relative to the workspace. Folders are made."},
                "content": {"type": "string", "description": "The whole new text of the file."}
              },
              "required": ["path", "content"],
              "additionalProperties": false
            }
            """;

    private FilesWrite() {}

    static Tool tool() {
        var spec = ToolSpec.of(
                        "files_write",
                        "Writes a text file of the workspace, replacing what it held before.",
                        Effect.IDEMPOTENT,
                        SCHEMA)
                .exposed(Exposure.NONE);
        return new BuiltInTool(spec, FilesWrite::write);
    }

    private static ToolOutcome write(Arguments arguments, ToolInvocation invocation) throws Refusal, IOException {
        var workspace = Workspace.of(invocation);
        var name = WorkspacePath.toWrite(arguments.text("path"));
        String content = arguments.text("content");
        var path = workspace.fileToWrite(name);
        var scratch = workspace.own("writing", Fingerprint.of(invocation.idempotencyKey()));
        TextFile.replace(path, scratch, content);
        return ToolOutcome.succeeded("wrote " + content.getBytes(StandardCharsets.UTF_8).length + " bytes to " + name);
    }
}
