package dev.taffrail.agent.tool.builtin;

/// A text that is not an [Expression].
final class MalformedExpressionException extends Exception {
    private final String reason;

    /// @param reason a sentence that says where and what
    MalformedExpressionException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
