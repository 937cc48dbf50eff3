package dev.taffrail.agent.run;

/// What is known about the size of the prompt: the provider's last count, and up to which message it covers.
///
/// @param provider who counted; empty when nobody has
/// @param tokens prompt and completion tokens of that call
/// @param messages how many messages of the conversation these cover, the answer included
public record PromptSize(String provider, long tokens, long messages) {
    static final PromptSize UNKNOWN = new PromptSize("", 0, 0);
}
