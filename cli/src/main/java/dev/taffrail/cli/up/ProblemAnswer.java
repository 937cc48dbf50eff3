package dev.taffrail.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taffrail.cli.scrub.OwnWords;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the HTTP server itself refuses, before any route sees it, in the form of all problems (RFC 9457): a path it
/// cannot read, a header that is too long.
final class ProblemAnswer extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(problem(request, status).getBytes(UTF_8)), callback);
        return true;
    }

    private static String problem(Request request, int status) {
        String said = Objects.toString(request.getAttribute(ERROR_MESSAGE), HttpStatus.getMessage(status));
        return OwnWords.json(JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", "the HTTP server refuses this request: " + said)
                .put("code", HttpStatus.getCode(status).name())
                .put("retryable", HttpStatus.isServerError(status))
                .toString());
    }
}
