package dev.taffrail.ingest.form;

/// A request or command that is not sent, because nobody could act on it. The message names the field, what is wrong
/// with it and the way out; it never repeats a text that the user wrote.
public abstract sealed class RequestRefused extends IllegalArgumentException permits InvalidRequest, PayloadTooLarge {
    RequestRefused(String message) {
        super(message);
    }

    /// The message, which is always there.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
