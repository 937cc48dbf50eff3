package dev.taffrail.guardrail.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a text comes in.
public enum Stage {
    /// The input of a run request.
    REQUEST("request"),
    /// The text or reason of a command.
    COMMAND("command"),
    /// What a model answered.
    ANSWER("answer"),
    /// The arguments of a tool call that a model asks for.
    TOOL_ARGUMENTS("tool_arguments"),
    /// What a tool returned.
    TOOL_RESULT("tool_result");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /// As it is spelt in policy files, verdicts and metrics.
    public String word() {
        return word;
    }

    static Optional<Stage> of(String word) {
        return Arrays.stream(values()).filter(stage -> stage.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Stage::word).toList();
    }

    /// Whether the text is for or from a tool.
    boolean isOfTool() {
        return switch (this) {
            case TOOL_ARGUMENTS, TOOL_RESULT -> true;
            case REQUEST, COMMAND, ANSWER -> false;
        };
    }

    static List<String> wordsOfTool() {
        return Arrays.stream(values()).filter(Stage::isOfTool).map(Stage::word).toList();
    }
}
