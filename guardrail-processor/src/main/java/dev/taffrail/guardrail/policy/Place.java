package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.form.Names;

/// Where a text comes in.
///
/// @param tool which tool the arguments are for or the result is from; empty elsewhere, and for what is no name
/// @param field of the record, when it is a value beside the text that the stage is about; else empty
public record Place(Stage stage, String tool, String field) {
    public Place(Stage stage, String tool) {
        this(stage, tool, "");
    }

    public static Place of(Stage stage) {
        return new Place(stage, "");
    }

    /// Where a text comes in that is for or from a tool.
    ///
    /// @param said to be the name of the tool; what is no name is none
    public static Place ofTool(Stage stage, String said) {
        return new Place(stage, Names.isName(said) ? said : "");
    }

    /// A field beside the text that comes in here.
    ///
    /// @param name as in the schema, with dots between names: `labels.value`
    public Place field(String name) {
        return new Place(stage, tool, name);
    }

    /// As verdicts name it: `answer`, `tool_result:search`, `request/labels.value`. No name of a tool has a slash.
    public String word() {
        String text = tool.isEmpty() ? stage.word() : stage.word() + ":" + tool;
        return field.isEmpty() ? text : text + "/" + field;
    }
}
