package dev.taffrail.cli.runs;

import dev.taffrail.schemas.run.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// A run as the server shows it.
///
/// @param json the REST resource
public record RunReport(JsonNode json) {
    private static final double MICROS = 1_000_000.0;

    public String handle() {
        return text(json, "handle");
    }

    public String agent() {
        return text(json, "agent_name");
    }

    public RunStatus status() {
        return RunStatus.valueOf(text(json, "status"));
    }

    /// As people read it: in lower case.
    public String outcome() {
        return status().name().toLowerCase(Locale.ROOT);
    }

    /// How each leg ended, the last one last.
    public String outcomes() {
        var legs = new ArrayList<String>();
        json.path("legs").forEach(leg -> legs.add(text(leg, "status").toLowerCase(Locale.ROOT)));
        return legs.size() < 2 ? outcome() : String.join(", ", legs);
    }

    public boolean ended() {
        return status().isEnd();
    }

    public long seq() {
        return json.path("seq").longValue(0);
    }

    public int leg() {
        return json.path("leg").intValue(0);
    }

    public boolean resumable() {
        return json.path("resumable").booleanValue(false);
    }

    public long iterations() {
        return json.path("iterations").longValue(0);
    }

    public long toolCalls() {
        return json.path("tool_calls").longValue(0);
    }

    public long tokens() {
        return json.path("prompt_tokens").longValue(0)
                + json.path("completion_tokens").longValue(0);
    }

    public String cost() {
        return usd(json.path("cost_micros").longValue(0));
    }

    static String usd(long micros) {
        return String.format(Locale.ROOT, "%.6f", micros / MICROS);
    }

    /// Why it is where it is, in a few words; may be empty.
    public String why() {
        String reason = text(json, "reason").toLowerCase(Locale.ROOT);
        String detail = text(json, "detail");
        return reason.isEmpty() || reason.equals("answered")
                ? detail
                : detail.isEmpty() ? reason : reason + ": " + detail;
    }

    /// What the last leg answered, whole or in part.
    public String answer() {
        JsonNode legs = json.path("legs");
        return legs.isEmpty() ? "" : text(legs.get(legs.size() - 1), "answer");
    }

    /// Model calls and tool calls in the order in which they belong.
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        json.path("steps").forEach(step -> lines.add(Line.ofModel(step)));
        json.path("tool_calls_made").forEach(call -> lines.add(Line.ofTool(call)));
        lines.sort(
                Comparator.comparingInt(Line::leg).thenComparingInt(Line::step).thenComparing(Line::isTool));
        return lines;
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /// One call of a run.
    public record Line(
            int leg,
            int step,
            boolean isTool,
            String what,
            String status,
            long tokens,
            long costMicros,
            long millis,
            String output) {
        static Line ofModel(JsonNode step) {
            String provider = text(step, "provider");
            return new Line(
                    step.path("leg").intValue(0),
                    step.path("step").intValue(0),
                    false,
                    provider.isEmpty() ? text(step, "model") : provider + "/" + text(step, "model"),
                    text(step, "status").toLowerCase(Locale.ROOT),
                    step.path("prompt_tokens").longValue(0)
                            + step.path("completion_tokens").longValue(0),
                    step.path("cost_micros").longValue(0),
                    step.path("latency_millis").longValue(0),
                    text(step, "error").isEmpty() ? text(step, "output") : text(step, "error"));
        }

        static Line ofTool(JsonNode call) {
            return new Line(
                    call.path("leg").intValue(0),
                    call.path("step").intValue(0),
                    true,
                    text(call, "tool"),
                    text(call, "status").toLowerCase(Locale.ROOT),
                    0,
                    0,
                    call.path("latency_millis").longValue(0),
                    text(call, "output"));
        }
    }
}
