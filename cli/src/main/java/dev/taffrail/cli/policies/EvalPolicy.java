package dev.taffrail.cli.policies;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.DataConfig;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.terminal.Style;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.guardrail.eval.Evaluator;
import dev.taffrail.guardrail.eval.InvalidData;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `taffrail policy eval`.
@Command(
        name = "eval",
        description = {
            "Measures detection on labelled data: a folder per task (injection-direct, injection-indirect,",
            "benign, pii, secrets, tool-calls), JSON lines in it, a file per source. Tasks that are not there",
            "are left out. The threshold of recall_at_fpr_1 is the one that one harmless row in a hundred of",
            "this run is above; recall_at_shipped and fpr_at_shipped take the thresholds of the policy FILE, at",
            "its stages request and tool_result, or of the policy that is shipped. Personal data and secrets",
            "are looked for with all types. Here --data is the folder of the labelled data.",
            "",
            "  taffrail policy eval --data DIR -o json",
            "  taffrail policy eval mine.yaml --data DIR"
        })
final class EvalPolicy implements Callable<Integer> {
    private static final List<String> SHARES = List.of(
            "auc",
            "recall_at_fpr_1",
            "recall_at_shipped",
            "fpr_at_shipped",
            "micro_f1",
            "precision",
            "recall",
            "right_decisions");

    private final CommandContext context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Policy; the shipped one when not given.")
    private String file = "";

    EvalPolicy(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        JsonNode measured = measured();
        context.printer()
                .one(
                        measured,
                        "eval",
                        () -> forPeople(measured, context.printer().style()));
        return ExitCode.OK.number();
    }

    private JsonNode measured() throws IOException {
        try {
            return Evaluator.of(policy()).evaluate(data()).json();
        } catch (InvalidData wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private Policy policy() {
        return file.isEmpty() ? PolicyFile.shipped() : Shelf.parsed(Shelf.find(context.settings(), file));
    }

    private Path data() {
        String given = context.options().asSettings().get(DataConfig.DIR);
        if (given == null || Evaluator.TASKS.stream().noneMatch(task -> Files.isDirectory(Path.of(given, task)))) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--data is %s, which has none of the folders %s; give the folder of the labelled data"
                            .formatted(given == null ? "not given" : given, String.join(", ", Evaluator.TASKS)));
        }
        return Path.of(given);
    }

    private static String forPeople(JsonNode measured, Style style) {
        var table = new Table(
                "TASK",
                "SOURCE",
                ">ROWS",
                ">AUC",
                ">AT 1 %",
                ">RECALL",
                ">FALSE",
                ">F1",
                ">PRECISION",
                ">FOUND",
                ">RIGHT");
        measured.path("tasks").properties().forEach(task -> {
            row(table, task.getKey(), "", task.getValue());
            task.getValue()
                    .path("sources")
                    .properties()
                    .forEach(source -> row(table, "", source.getKey(), source.getValue()));
        });
        JsonNode speed = measured.path("speed");
        return String.join("\n", table.lines(style))
                + String.format(
                        Locale.ROOT,
                        "%n%n%.0f texts per second and core, half of them in %.0f us, 99 of 100 in %.0f us",
                        speed.path("texts_per_second_per_core").asDouble(0),
                        speed.path("p50_us").asDouble(0),
                        speed.path("p99_us").asDouble(0));
    }

    private static void row(Table table, String task, String source, JsonNode figures) {
        var cells = new Object[3 + SHARES.size()];
        cells[0] = task;
        cells[1] = source;
        cells[2] = figures.path("rows").asInt(0);
        for (int i = 0; i < SHARES.size(); i++) {
            JsonNode share = figures.path(SHARES.get(i));
            cells[3 + i] = share.isNumber() ? String.format(Locale.ROOT, "%.3f", share.asDouble(0)) : "";
        }
        table.row(cells);
    }
}
