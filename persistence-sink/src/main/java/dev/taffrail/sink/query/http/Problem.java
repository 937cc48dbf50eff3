package dev.taffrail.sink.query.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import tools.jackson.databind.node.JsonNodeFactory;

/// An error as RFC 9457 has it.
///
/// @param code in capitals, for programs
/// @param detail for people, with the way out
public record Problem(HttpStatus status, String code, String detail, boolean retryable) {
    public static Problem badRequest(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "BAD_REQUEST", detail, false);
    }

    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND", detail, false);
    }

    public static Problem unavailable(String code, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail, true);
    }

    public void answer(Context context) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", status.getMessage())
                .put("status", status.getCode())
                .put("detail", detail)
                .put("instance", context.path())
                .put("code", code)
                .put("retryable", retryable);
        context.status(status).contentType("application/problem+json").result(json.toString());
    }
}
