package dev.taffrail.agent.model;

/// A tool that a model may ask for.
///
/// @param parametersSchema JSON Schema text of an object
public record ToolOffer(String name, String description, String parametersSchema) {
    public ToolOffer {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a tool that is offered to a model needs a name");
        }
    }
}
