package dev.taffrail.ingest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An answer, before it is written.
///
/// @param outcome what became of the request, for the metrics: `accepted`, `ended`, or the code of a problem
record Reply(int status, String contentType, String outcome, JsonNode body, SequencedMap<String, String> headers) {

    static Reply accepted(JsonNode body) {
        return new Reply(202, "application/json", "accepted", body, new LinkedHashMap<>());
    }

    static Reply ended(JsonNode body) {
        return new Reply(200, "application/json", "ended", body, new LinkedHashMap<>());
    }

    static Reply problem(ProblemCode code, String detail, String instance) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "about:blank")
                .put("title", HttpStatus.forStatus(code.status()).getMessage())
                .put("status", code.status())
                .put("detail", detail)
                .put("instance", instance)
                .put("code", code.name())
                .put("retryable", code.retryable());
        return new Reply(code.status(), "application/problem+json", code.word(), body, new LinkedHashMap<>());
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<String, String>(headers);
        more.put(header, value);
        return new Reply(status, contentType, outcome, body, more);
    }

    void write(Context context) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            context.header(header.getKey(), header.getValue());
        }
        context.status(status).contentType(contentType).result(body.toString());
    }
}
