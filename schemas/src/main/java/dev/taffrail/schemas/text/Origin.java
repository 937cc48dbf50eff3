package dev.taffrail.schemas.text;

/// Where a text comes from. Taint rules are written against it; it is carried with the text through state, resume and
/// hand-off.
public enum Origin {
    UNKNOWN,
    /// Written by the operator: instructions in an agent definition.
    SYSTEM,
    /// Written by the principal who asked for the run.
    USER,
    /// Written by a model.
    MODEL,
    /// Returned by one of our own tools about data we own.
    TOOL,
    /// Returned by a tool about content that anybody may have written (a web page, a mail).
    EXTERNAL,
    /// Written by the runtime itself, such as "not executed: the run was cancelled".
    RUNTIME
}
