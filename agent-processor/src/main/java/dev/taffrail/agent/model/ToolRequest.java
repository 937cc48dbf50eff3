package dev.taffrail.agent.model;

/// A tool call that a model asks for.
///
/// @param id unique in its conversation; made from the position where the provider gives none
/// @param arguments JSON text as the provider passed it on: not parsed, not checked, perhaps malformed
public record ToolRequest(String id, String name, String arguments) {}
