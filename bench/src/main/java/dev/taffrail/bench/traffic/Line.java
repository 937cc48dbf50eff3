package dev.taffrail.bench.traffic;

import java.util.ArrayList;
import java.util.List;

/// A message of a conversation, in the form in which recording, prompts and transcripts are compared.
///
/// @param calls for an assistant
/// @param callId for a tool: what it answers
/// @param tool for a tool: its name; empty where it is not told
record Line(Who who, String text, List<Asked> calls, String callId, String tool) {
    enum Who {
        USER,
        ASSISTANT,
        TOOL
    }

    /// A tool call as the model wrote it.
    record Asked(String id, String name, String arguments) {}

    Line {
        calls = List.copyOf(calls);
    }

    static Line user(String text) {
        return new Line(Who.USER, text, List.of(), "", "");
    }

    static Line assistant(String text, List<Asked> calls) {
        return new Line(Who.ASSISTANT, text, calls, "", "");
    }

    static Line tool(String text, String callId, String tool) {
        return new Line(Who.TOOL, text, List.of(), callId, tool);
    }

    /// What a session says in all, as it was recorded.
    static List<Line> of(Recording.Session session) {
        var lines = new ArrayList<Line>();
        session.turns().forEach(turn -> addTurn(lines, turn, turn.modelCalls()));
        return lines;
    }

    /// What a model is told before a step.
    ///
    /// @param turn from 0
    /// @param step from 0
    static List<Line> before(Recording.Session session, int turn, int step) {
        var lines = new ArrayList<Line>();
        session.turns().subList(0, turn).forEach(earlier -> addTurn(lines, earlier, earlier.modelCalls()));
        addTurn(lines, session.turns().get(turn), step);
        return lines;
    }

    private static void addTurn(List<Line> lines, Recording.Turn turn, int steps) {
        lines.add(user(turn.user()));
        for (int i = 0; i < steps; i++) {
            var step = i < turn.steps().size() ? turn.steps().get(i) : Recording.Step.CLOSING;
            lines.add(assistant(
                    step.content(),
                    step.calls().stream()
                            .map(call -> new Asked(call.id(), call.name(), call.arguments()))
                            .toList()));
            step.calls().forEach(call -> lines.add(tool(call.result().orElse(""), call.id(), call.name())));
        }
    }
}
