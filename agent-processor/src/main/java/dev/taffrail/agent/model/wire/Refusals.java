package dev.taffrail.agent.model.wire;

import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.ModelReply;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads an answer with an error status: what it means, and whether it can have been billed.
///
/// The provider's sentences are looked at but never passed on, since they may quote the prompt or the key; single words
/// of its error codes and request ids are.
final class Refusals {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{2,47}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Refusals() {}

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    static ModelReply read(Endpoint endpoint, int status, HttpHeaders headers, byte[] body) {
        var error = error(body);
        var kind = kind(status, error);
        var failure = new Failure(kind, message(endpoint, status, headers, error, kind));
        return mayBeBilled(status)
                ? new ModelReply.Unknown(failure)
                : new ModelReply.NotBilled(failure, RetryAfter.read(headers));
    }

    /// A gateway that lost the provider behind it cannot know what the provider did, and neither can we.
    private static boolean mayBeBilled(int status) {
        return status == 502 || status == 504 || status == 520 || status == 524;
    }

    private static FailureKind kind(int status, JsonNode error) {
        return switch (status) {
            case 401, 403 -> FailureKind.UNAUTHORIZED;
            case 402 -> FailureKind.OUT_OF_CREDIT;
            case 404 -> FailureKind.UNKNOWN_MODEL;
            case 413 -> FailureKind.PROMPT_TOO_LONG;
            case 429 -> saysNoCredit(error) ? FailureKind.OUT_OF_CREDIT : FailureKind.RATE_LIMITED;
            case 503, 529 -> FailureKind.OVERLOADED;
            case 504, 524 -> FailureKind.TIMEOUT;
            case 408, 425 -> FailureKind.SERVER_ERROR;
            default -> status >= 500 ? FailureKind.SERVER_ERROR : badRequest(error);
        };
    }

    private static FailureKind badRequest(JsonNode error) {
        if (saysNoCredit(error)) {
            return FailureKind.OUT_OF_CREDIT;
        }
        if (says(
                error,
                "context_length_exceeded",
                "prompt is too long",
                "maximum context length",
                "exceed_context_size")) {
            return FailureKind.PROMPT_TOO_LONG;
        }
        if (says(error, "content_filter", "content_policy_violation", "responsibleaipolicyviolation")) {
            return FailureKind.CONTENT_FILTERED;
        }
        return says(error, "model_not_found") ? FailureKind.UNKNOWN_MODEL : FailureKind.BAD_REQUEST;
    }

    private static boolean saysNoCredit(JsonNode error) {
        return says(
                error,
                "insufficient_quota",
                "billing_hard_limit_reached",
                "billing_not_active",
                "credit balance is too low");
    }

    private static boolean says(JsonNode error, String... phrases) {
        String all = (text(error, "code") + " " + text(error, "type") + " " + text(error, "message"))
                .toLowerCase(Locale.ROOT);
        for (String phrase : phrases) {
            if (all.contains(phrase)) {
                return true;
            }
        }
        return false;
    }

    private static String message(
            Endpoint endpoint, int status, HttpHeaders headers, JsonNode error, FailureKind kind) {
        var message = new StringBuilder("the model provider " + endpoint.name() + " answered " + status);
        code(endpoint, error)
                .ifPresent(code -> message.append(" (").append(code).append(')'));
        wayOut(kind).ifPresent(way -> message.append("; ").append(way));
        headers.firstValue("x-request-id")
                .or(() -> headers.firstValue("request-id"))
                .filter(id -> REQUEST_ID.matcher(id).matches())
                .filter(id -> !leaks(endpoint, id))
                .ifPresent(id -> message.append("; request id ").append(id));
        return message.toString();
    }

    private static Optional<String> wayOut(FailureKind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> Optional.of("check its API key and what the key may use");
            case UNKNOWN_MODEL -> Optional.of("check the name of the model and the provider's base URL");
            case OUT_OF_CREDIT -> Optional.of("check the account's credit and quota");
            case PROMPT_TOO_LONG -> Optional.of("shorten the conversation or take a model with a larger window");
            case CONTENT_FILTERED -> Optional.of("its content policy refuses the request");
            case BAD_REQUEST -> Optional.of("check the tools' schemas, the sampling and the base URL");
            case REFUSED_CONNECTION, TLS_FAILED, RATE_LIMITED, OVERLOADED, SERVER_ERROR -> Optional.empty();
            case BREAKER_OPEN, TIMEOUT, TRUNCATED, CONNECTION_LOST, GARBLED, CANCELLED -> Optional.empty();
        };
    }

    private static Optional<String> code(Endpoint endpoint, JsonNode error) {
        for (String field : new String[] {"code", "type"}) {
            String code = text(error, field);
            if (CODE.matcher(code).matches() && !leaks(endpoint, code)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private static boolean leaks(Endpoint endpoint, String text) {
        return endpoint.key().filter(key -> text.contains(key.reveal())).isPresent();
    }

    private static String text(JsonNode error, String field) {
        var value = error.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    /// The error object, or nothing when the body has none: many gateways answer in HTML.
    private static JsonNode error(byte[] body) {
        try {
            var error = JSON.readTree(body).path("error");
            return error.isString() ? JSON.createObjectNode().set("message", error) : error;
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
