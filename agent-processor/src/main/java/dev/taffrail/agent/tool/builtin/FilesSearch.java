package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.text.BoundedPattern;
import dev.taffrail.agent.tool.text.PatternTooSlowException;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `files_search`: the lines of the workspace that hold a text or match a pattern, as `file:line: text`.
final class FilesSearch {
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "query": {"type": "string", "minLength": 1, "maxLength": 500, "description": "The text to look for."},
                "regex": {"type": "boolean", "description": "Whether query is a regular expression. False when absent."},
                "ignore_case": {"type": "boolean", "description": "Whether large and small letters are alike. True when absent."},
                "path": {"type": "string", "description": "A folder to look in. The whole workspace when absent."},
                "limit": {"type": "integer", "minimum": 1, "maximum": 500, "description": "How many lines at most. 50 when absent."}
              },
              "required": ["query"],
              "additionalProperties": false
            }
            """;

    private FilesSearch() {}

    static Tool tool() {
        var spec = ToolSpec.of(
                        "files_search",
                        "Finds lines in the text files of the workspace. Each result is file:line: text.",
                        Effect.READ_ONLY,
                        SCHEMA)
                .exposed(Exposure.READS);
        return new BuiltInTool(spec, FilesSearch::search);
    }

    private static ToolOutcome search(Arguments arguments, ToolInvocation invocation)
            throws Refusal, IOException, InterruptedException {
        var workspace = Workspace.of(invocation);
        var folder = workspace.folder(WorkspacePath.of(arguments.textOr("path", ".")));
        var search = new LineSearch(pattern(arguments), arguments.integerOr("limit", 50));
        try {
            return ToolOutcome.succeeded(search.over(Walk.of(workspace, folder, true)));
        } catch (PatternTooSlowException tooSlow) {
            throw Refusal.of(ToolFailure.INVALID_ARGUMENTS, tooSlow.reason());
        }
    }

    private static BoundedPattern pattern(Arguments arguments) throws Refusal {
        String query = arguments.text("query");
        try {
            return BoundedPattern.of(
                    arguments.flagOr("regex", false) ? query : Pattern.quote(query),
                    arguments.flagOr("ignore_case", true));
        } catch (PatternSyntaxException malformed) {
            throw Refusal.of(
                    ToolFailure.INVALID_ARGUMENTS,
                    "`query` is not a regular expression: " + malformed.getDescription()
                            + "; set regex to false to find it as it is");
        }
    }
}
