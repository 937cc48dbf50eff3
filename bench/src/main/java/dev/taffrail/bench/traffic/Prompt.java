package dev.taffrail.bench.traffic;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a model is sent, out of a request in the format of OpenAI's chat completions.
///
/// @param system empty when there is none
/// @param tools names of the tools on offer
record Prompt(String system, List<Line> lines, List<String> tools) {
    Prompt {
        lines = List.copyOf(lines);
        tools = List.copyOf(tools);
    }

    static Prompt of(JsonNode request) {
        var system = new StringBuilder();
        var lines = new ArrayList<Line>();
        for (JsonNode message : request.path("messages")) {
            switch (message.path("role").asString("")) {
                case "system" -> system.append(content(message));
                case "user" -> lines.add(Line.user(content(message)));
                case "assistant" -> lines.add(Line.assistant(content(message), calls(message)));
                case "tool" ->
                    lines.add(Line.tool(
                            content(message), message.path("tool_call_id").asString(""), ""));
                default -> lines.add(Line.user("a message of the role " + message.path("role")));
            }
        }
        var tools = new ArrayList<String>();
        request.path("tools")
                .forEach(tool -> tools.add(tool.path("function").path("name").asString("")));
        return new Prompt(system.toString(), lines, tools);
    }

    /// A text, or the parts of one.
    private static String content(JsonNode message) {
        JsonNode content = message.path("content");
        if (!content.isArray()) {
            return content.asString("");
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private static List<Line.Asked> calls(JsonNode message) {
        var calls = new ArrayList<Line.Asked>();
        message.path("tool_calls")
                .forEach(call -> calls.add(new Line.Asked(
                        call.path("id").asString(""),
                        call.path("function").path("name").asString(""),
                        call.path("function").path("arguments").asString(""))));
        return calls;
    }
}
