package dev.taffrail.agent.model;

/// Why an attempt gave no answer.
///
/// @param message for people: names the provider, what it said in a word, and the way out; never the prompt, the answer
///     or a key
public record Failure(FailureKind kind, String message) {}
