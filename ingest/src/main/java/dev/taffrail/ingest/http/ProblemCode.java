package dev.taffrail.ingest.http;

import java.util.Locale;

/// What can be wrong with a request over HTTP, in one word that programs can switch on.
enum ProblemCode {
    INVALID_REQUEST(400, "The request cannot be meant", false),
    FOREIGN_ORIGIN(403, "The request comes from another web page", false),
    PAYLOAD_TOO_LARGE(413, "The request is too large", false),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not JSON", false),
    IDEMPOTENCY_CONFLICT(422, "The same id was used for another request", false),
    INTERNAL_ERROR(500, "Taffrail failed", true),
    UNAVAILABLE(503, "Kafka did not acknowledge the record", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    ProblemCode(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// Whether the same request, sent again later under the same id, can succeed.
    boolean retryable() {
        return retryable;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
