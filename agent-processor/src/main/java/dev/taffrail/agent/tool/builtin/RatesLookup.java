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
import java.util.stream.Collectors;

/// `rates_lookup`: asks the rates desk, a back office that is busy at times. The desk is `rates/rates.csv`; for
/// demonstrations `rates/desk.properties` may say how many attempts of a lookup it turns away first (`busy_attempts`).
/// [RatesDesk] counts them.
final class RatesLookup {
    private static final WorkspacePath RATES = new WorkspacePath(List.of("rates", "rates.csv"));
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "from": {"type": "string", "minLength": 1, "maxLength": 60, "description": "The port of loading."},
                "to": {"type": "string", "minLength": 1, "maxLength": 60, "description": "The port of discharge."}
              },
              "required": ["from", "to"],
              "additionalProperties": false
            }
            """;

    private RatesLookup() {}

    static Tool tool() {
        // The desk is a file of the workspace, which other tools write.
        var spec = ToolSpec.of(
                        "rates_lookup",
                        "Asks the rates desk for the freight rates between two ports. The desk may be busy; the same question works later.",
                        Effect.READ_ONLY,
                        SCHEMA)
                .exposed(Exposure.READS);
        return new BuiltInTool(spec, RatesLookup::look);
    }

    private static ToolOutcome look(Arguments arguments, ToolInvocation invocation) throws Refusal, IOException {
        var workspace = Workspace.of(invocation);
        RatesDesk.of(workspace).admit(invocation);
        String from = arguments.text("from").strip();
        String to = arguments.text("to").strip();
        var lines = TextFile.read(workspace.file(RATES), RATES).lines().toList();
        String rates =
                lines.stream().skip(1).filter(line -> isBetween(line, from, to)).collect(Collectors.joining("\n"));
        if (rates.isEmpty()) {
            throw Refusal.of(ToolFailure.NOT_FOUND, "the desk has no rate from " + from + " to " + to);
        }
        return ToolOutcome.succeeded(lines.getFirst() + "\n" + rates);
    }

    private static boolean isBetween(String line, String from, String to) {
        String[] fields = line.split(",", 3);
        return fields.length == 3
                && fields[0].strip().equalsIgnoreCase(from)
                && fields[1].strip().equalsIgnoreCase(to);
    }
}
