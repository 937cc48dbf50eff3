package dev.taffrail.agent.tool.text;

/// A regular expression needed more work for a text than its bound allows.
public final class PatternTooSlowException extends RuntimeException {
    private final String reason;

    PatternTooSlowException(String pattern, int length, Throwable cause) {
        this(
                "the pattern " + pattern + " takes too long on a text of " + length
                        + " characters; use a simpler one, without nested repetition",
                cause);
    }

    private PatternTooSlowException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /// A sentence for whoever wrote the pattern or the text.
    public String reason() {
        return reason;
    }
}
