package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.io.IOException;
import java.util.stream.Collectors;

/// `files_list`: one line for each file and folder, sorted by name.
final class FilesList {
    private static final int MAX_LINES = 1_000;
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "description": "A folder below the workspace. The workspace itself when absent."},
                "recursive": {"type": "boolean", "description": "Whether to go into folders. True when absent."}
              },
              "additionalProperties": false
            }
            """;

    private FilesList() {}

    static Tool tool() {
        var spec = ToolSpec.of(
                        "files_list",
                        "Lists the files and folders of the workspace, with sizes in bytes. Folders end with a slash.",
                        Effect.READ_ONLY,
                        SCHEMA)
                .exposed(Exposure.READS);
        return new BuiltInTool(spec, FilesList::list);
    }

    private static ToolOutcome list(Arguments arguments, ToolInvocation invocation)
            throws Refusal, IOException, InterruptedException {
        var workspace = Workspace.of(invocation);
        var name = WorkspacePath.of(arguments.textOr("path", "."));
        var entries = Walk.of(workspace, workspace.folder(name), arguments.flagOr("recursive", true));
        if (entries.isEmpty()) {
            return ToolOutcome.succeeded("`" + name + "` is empty");
        }
        String rest = entries.size() <= MAX_LINES ? "" : "\n[" + (entries.size() - MAX_LINES) + " more; name a folder]";
        return ToolOutcome.succeeded(
                entries.stream().limit(MAX_LINES).map(FilesList::line).collect(Collectors.joining("\n", "", rest)));
    }

    private static String line(Walk.Entry entry) {
        return entry.folder() ? entry.name() + "/" : entry.name() + "  " + entry.bytes() + " bytes";
    }
}
