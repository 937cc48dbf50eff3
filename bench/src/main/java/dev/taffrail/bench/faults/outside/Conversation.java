package dev.taffrail.bench.faults.outside;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the provider needs to know of a request: how far the conversation is, and what it may answer.
///
/// @param input the first text of the user
/// @param answers messages of the assistant so far
/// @param bytes of all texts and arguments
/// @param cap the longest answer, in tokens
/// @param tools whether tools are on offer
record Conversation(String input, int answers, long bytes, long cap, boolean tools) {
    private static final Pattern STEPS = Pattern.compile("steps=(\\d{1,6})");
    private static final Pattern SEED = Pattern.compile("seed=(\\d{1,9})");

    static Conversation of(JsonNode request) {
        String input = "";
        int answers = 0;
        long bytes = 0;
        for (JsonNode message : request.path("messages")) {
            String role = message.path("role").asString("");
            String text = message.path("content").asString("");
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            for (JsonNode call : message.path("tool_calls")) {
                bytes += call.path("function").path("arguments").asString("").length();
            }
            if (role.equals("assistant")) {
                answers++;
            }
            if (role.equals("user") && input.isEmpty()) {
                input = text;
            }
        }
        return new Conversation(
                input,
                answers,
                bytes,
                request.path("max_tokens")
                        .asLong(request.path("max_completion_tokens").asLong(0)),
                !request.path("tools").isEmpty());
    }

    /// After how many answers with tools the model is done.
    int steps() {
        return number(STEPS);
    }

    int seed() {
        return number(SEED);
    }

    private int number(Pattern pattern) {
        Matcher matcher = pattern.matcher(input);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
