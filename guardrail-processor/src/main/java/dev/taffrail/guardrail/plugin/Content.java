package dev.taffrail.guardrail.plugin;

/// A text that is screened.
///
/// @param stage `request`, `command`, `answer`, `tool_arguments` or `tool_result`
/// @param tool which tool the arguments are for or the result is from; empty elsewhere
/// @param text as it came in, at most 256 KiB of UTF-8; may hold anything
public record Content(String stage, String tool, String text) {
    /// Says where it is from and never what is in it.
    @Override
    public String toString() {
        return "Content[" + stage + ", " + tool + ", " + text.length() + " characters]";
    }
}
