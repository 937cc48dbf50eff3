package dev.taffrail.detection.toolcall;

/// A tool that a model may ask for, as far as a check of its calls must know it.
public interface OfferedTool {
    String name();

    /// JSON Schema of the arguments, an object.
    ArgumentSchema parameters();
}
