package dev.taffrail.ingest.http;

/// A request that gets a problem (RFC 9457) for an answer.
final class Problem extends RuntimeException {
    private final ProblemCode code;

    Problem(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
