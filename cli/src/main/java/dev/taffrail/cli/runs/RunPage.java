package dev.taffrail.cli.runs;

import dev.taffrail.cli.terminal.Style;
import dev.taffrail.cli.terminal.Table;
import java.util.ArrayList;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Everything about one run, for people.
///
/// @param style of the terminal
record RunPage(RunReport report, Style style) {
    /// Spans of one verdict that are shown.
    private static final int SPANS = 3;

    String text() {
        var text = new StringBuilder();
        JsonNode run = report.json();
        text.append(style.outcome(RunPrinter.summary(report))).append('\n');
        text.append("agent    ").append(RunReport.text(run, "agent")).append('\n');
        text.append("created  ").append(RunReport.text(run, "created_at")).append('\n');
        section(text, "Input", RunReport.text(run, "input"));
        section(text, "Steps", steps());
        section(text, "Answer", report.answer());
        section(text, "Legs", legs(run.path("legs")));
        section(text, "Budgets", budgets(run.path("budgets")));
        section(text, "Checkpoints", checkpoints(run.path("checkpoints")));
        section(text, "Commands", commands(run.path("commands")));
        section(text, "Verdicts", verdicts(run.path("verdicts")));
        section(text, "Notes", notes(run.path("notes")));
        return text.toString().stripTrailing();
    }

    private void section(StringBuilder text, String title, String content) {
        if (!content.isBlank()) {
            text.append('\n')
                    .append(style.bold(title))
                    .append('\n')
                    .append(content.stripTrailing())
                    .append('\n');
        }
    }

    private String steps() {
        var table = new Table(">LEG", ">STEP", "CALL", "STATUS", ">TOKENS", ">COST USD", ">MS");
        report.lines()
                .forEach(line -> table.row(
                        line.leg(),
                        line.step(),
                        (line.isTool() ? "  " : "") + line.what(),
                        line.status(),
                        line.isTool() ? "" : RunPrinter.count(line.tokens()),
                        line.isTool() ? "" : RunReport.usd(line.costMicros()),
                        line.millis()));
        return text(table);
    }

    private String legs(JsonNode legs) {
        var table = new Table(">LEG", "STATUS", "REASON", ">FROM STEP", ">TOKENS SO FAR", "OPENED FOR", "DETAIL");
        legs.forEach(leg -> table.row(
                word(leg, "leg"),
                word(leg, "status"),
                word(leg, "reason"),
                word(leg, "from_step"),
                RunPrinter.count(leg.path("prompt_tokens").longValue(0)
                        + leg.path("completion_tokens").longValue(0)),
                RunReport.text(leg, "opened_for"),
                RunReport.text(leg, "detail")));
        return text(table);
    }

    private String budgets(JsonNode budgets) {
        var table = new Table("SCOPE", "WHAT", ">LIMIT", ">SPENT", ">RESERVED");
        for (JsonNode budget : budgets) {
            String scope = word(budget, "scope");
            row(table, scope, "iterations", budget, "iterations", "iterations");
            row(table, scope, "prompt tokens", budget, "prompt_tokens", "prompt_tokens");
            row(table, scope, "completion tokens", budget, "completion_tokens", "completion_tokens");
            table.row(
                    scope,
                    "total tokens",
                    RunPrinter.count(budget.path("limits").path("total_tokens").longValue(0)),
                    RunPrinter.count(tokens(budget.path("spent"))),
                    RunPrinter.count(tokens(budget.path("reserved"))));
            row(table, scope, "cost in micro-usd", budget, "cost_micros", "cost_micros");
            row(table, scope, "tool calls", budget, "tool_calls", "tool_calls");
        }
        return text(table);
    }

    private static void row(Table table, String scope, String what, JsonNode budget, String limit, String spent) {
        table.row(
                scope,
                what,
                RunPrinter.count(budget.path("limits").path(limit).longValue(0)),
                RunPrinter.count(budget.path("spent").path(spent).longValue(0)),
                RunPrinter.count(budget.path("reserved").path(spent).longValue(0)));
    }

    private static long tokens(JsonNode spend) {
        return spend.path("prompt_tokens").longValue(0)
                + spend.path("completion_tokens").longValue(0);
    }

    private String checkpoints(JsonNode checkpoints) {
        var table = new Table(">LEG", ">STEP", ">MESSAGES", ">BYTES", "TIME");
        checkpoints.forEach(one -> table.row(
                word(one, "leg"),
                word(one, "step"),
                word(one, "messages"),
                word(one, "bytes"),
                RunReport.text(one, "time")));
        return text(table);
    }

    private String commands(JsonNode commands) {
        var table = new Table("COMMAND", "RESULT", ">LEG", "TIME", "DETAIL");
        commands.forEach(one -> table.row(
                word(one, "kind"),
                word(one, "result"),
                word(one, "leg"),
                RunReport.text(one, "time"),
                RunReport.text(one, "detail")));
        return text(table);
    }

    private String verdicts(JsonNode verdicts) {
        var table = new Table(">STEP", "WHERE", "RULE", "ACTION", ">SCORE", "SPANS", ">MICROS", "POLICY");
        verdicts.forEach(one -> table.row(
                word(one, "step"),
                RunReport.text(one, "source"),
                RunReport.text(one, "rule"),
                action(one),
                word(one, "score_per_mille"),
                spans(one.path("spans")),
                word(one, "latency_micros"),
                RunReport.text(one, "policy")));
        return text(table);
    }

    private static String action(JsonNode verdict) {
        String failure = RunReport.text(verdict, "failure");
        return word(verdict, "action") + (failure.isEmpty() ? "" : " (" + failure + ")");
    }

    /// Where in the text, never what.
    private static String spans(JsonNode spans) {
        var words = new ArrayList<String>();
        spans.forEach(span ->
                words.add(span.path("start").asInt(0) + "-" + span.path("end").asInt(0)));
        return String.join(" ", words.subList(0, Math.min(words.size(), SPANS)))
                + (words.size() > SPANS ? " and " + (words.size() - SPANS) + " more" : "");
    }

    private String notes(JsonNode notes) {
        var table = new Table(">STEP", "WHAT", "ABOUT", "DETAIL");
        notes.forEach(one -> table.row(
                word(one, "step"), word(one, "kind"), RunReport.text(one, "subject"), RunReport.text(one, "detail")));
        return text(table);
    }

    private String text(Table table) {
        return table.isEmpty() ? "" : String.join("\n", table.lines(style));
    }

    private static String word(JsonNode node, String field) {
        return RunReport.text(node, field).toLowerCase(Locale.ROOT);
    }
}
