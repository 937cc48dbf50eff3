package dev.taffrail.ingest.http;

import java.util.Locale;

/// What can be wrong with a request over HTTP, in one word that programs can switch on.
enum ProblemCode {
    INVALID_REQUEST(400, false),
    FOREIGN_ORIGIN(403, false),
    PAYLOAD_TOO_LARGE(413, false),
    UNSUPPORTED_MEDIA_TYPE(415, false),
    IDEMPOTENCY_CONFLICT(422, false),
    INTERNAL_ERROR(500, true),
    UNAVAILABLE(503, true);

    private final int status;
    private final boolean retryable;

    ProblemCode(int status, boolean retryable) {
        this.status = status;
        this.retryable = retryable;
    }

    int status() {
        return status;
    }

    /// Whether the same request, sent again later under the same id, can succeed.
    boolean retryable() {
        return retryable;
    }

    /// For the metrics; the answer itself has the constant's name.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
