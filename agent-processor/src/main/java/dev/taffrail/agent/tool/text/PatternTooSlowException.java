package dev.taffrail.agent.tool.text;

/// A regular expression needed more work for a text than its bound allows.
public final class PatternTooSlowException extends RuntimeException {
    PatternTooSlowException(String pattern, int length, Throwable cause) {
        super(
                "the pattern " + pattern + " takes too long on a text of " + length
                        + " characters; use a simpler one, without nested repetition",
                cause);
    }
}
