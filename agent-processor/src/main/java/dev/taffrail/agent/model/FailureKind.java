package dev.taffrail.agent.model;

/// What went wrong with an attempt, and whether the same request can succeed later.
public enum FailureKind {
    /// No connection: refused, unknown host, no route, or no connection within the connect time-out.
    REFUSED_CONNECTION(true),
    /// The provider's certificate or its TLS version was not accepted.
    TLS_FAILED(false),
    /// The key is missing, wrong, or not allowed to use the model.
    UNAUTHORIZED(false),
    /// The provider does not accept the request as it is.
    BAD_REQUEST(false),
    /// The conversation does not fit the model.
    PROMPT_TOO_LONG(false),
    /// The provider has no such model.
    UNKNOWN_MODEL(false),
    /// The provider refuses the content.
    CONTENT_FILTERED(false),
    /// The account has no money or no quota left.
    OUT_OF_CREDIT(false),
    /// Too many requests or tokens in a time.
    RATE_LIMITED(true),
    /// The provider has no capacity at the moment.
    OVERLOADED(true),
    /// The provider failed.
    SERVER_ERROR(true),
    /// The provider failed so often that it is left alone for a while.
    BREAKER_OPEN(true),
    /// Nothing, or not enough, came in time.
    TIMEOUT(true),
    /// The answer ended before its end.
    TRUNCATED(true),
    /// The connection broke after the request was out.
    CONNECTION_LOST(true),
    /// The answer cannot be read, or has no usage record that can be believed.
    GARBLED(true),
    /// The caller gave up: the thread was interrupted.
    CANCELLED(false);

    private final boolean passing;

    FailureKind(boolean passing) {
        this.passing = passing;
    }

    /// Whether the same request may succeed later. Otherwise somebody has to change something first.
    public boolean isTransient() {
        return passing;
    }
}
