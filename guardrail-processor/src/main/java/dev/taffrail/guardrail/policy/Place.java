package dev.taffrail.guardrail.policy;

/// Where a text comes in.
///
/// @param tool which tool the arguments are for or the result is from; empty elsewhere, and for what is no name
public record Place(Stage stage, String tool) {
    public static Place of(Stage stage) {
        return new Place(stage, "");
    }

    /// As verdicts name it: `answer`, `tool_result:search`.
    public String word() {
        return tool.isEmpty() ? stage.word() : stage.word() + ":" + tool;
    }
}
