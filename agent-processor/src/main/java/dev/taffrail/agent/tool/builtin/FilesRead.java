package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.io.IOException;
import java.util.List;

/// `files_read`: the text of a file, or a range of its lines.
final class FilesRead {
    private static final int MAX_LINES = 2_000;
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1, "description": "The file, relative to the workspace."},
                "offset": {"type": "integer", "minimum": 1, "maximum": 10000000, "description": "The first line to read, from 1."},
                "limit": {"type": "integer", "minimum": 1, "maximum": 2000, "description": "How many lines at most."}
              },
              "required": ["path"],
              "additionalProperties": false
            }
            """;

    private FilesRead() {}

    static Tool tool() {
        var spec = ToolSpec.of(
                        "files_read",
                        "Reads a UTF-8 text file of the workspace. Reads 2000 lines at most; use offset and limit for parts of longer files.",
                        Effect.READ_ONLY,
                        SCHEMA)
                .exposed(Exposure.READS);
        return new BuiltInTool(spec, FilesRead::read);
    }

    private static ToolOutcome read(Arguments arguments, ToolInvocation invocation) throws Refusal, IOException {
        var name = WorkspacePath.of(arguments.text("path"));
        String text = TextFile.read(Workspace.of(invocation).file(name), name);
        int first = arguments.integerOr("offset", 1);
        int limit = arguments.integerOr("limit", MAX_LINES);
        List<String> lines = text.lines().toList();
        if (first == 1 && lines.size() <= limit) {
            return ToolOutcome.succeeded(text);
        }
        if (first > lines.size()) {
            throw Refusal.of(
                    ToolFailure.INVALID_ARGUMENTS,
                    "`" + name + "` has " + lines.size() + " lines; offset " + first + " is past its end");
        }
        int last = Math.min(lines.size(), first - 1 + limit);
        return ToolOutcome.succeeded(
                String.join("\n", lines.subList(first - 1, last)) + "\n" + where(first, last, lines.size()));
    }

    private static String where(int first, int last, int all) {
        String more = last < all ? "; go on with offset " + (last + 1) : "";
        return "[lines " + first + " to " + last + " of " + all + more + "]";
    }
}
