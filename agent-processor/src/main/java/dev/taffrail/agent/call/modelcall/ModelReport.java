package dev.taffrail.agent.call.modelcall;

import dev.taffrail.agent.call.agents.KnownAgent;
import dev.taffrail.agent.call.claim.Claim;
import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.Usage;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Maps what came of the one attempt to what is reported.
///
/// @param startedAt epoch milliseconds
record ModelReport(Claim claim, KnownAgent agent, long startedAt, long latencyMillis) {
    /// The most tool calls that one answer may ask for.
    static final int MAX_TOOL_REQUESTS = 64;

    private static final Duration BREAKER_PAUSE = Duration.ofSeconds(1);

    CallResult of(ModelReply reply) {
        return switch (reply) {
            case ModelReply.Answered answered -> answered(answered);
            case ModelReply.NotBilled(var failure, var retryAfter) -> notBilled(failure, retryAfter);
            case ModelReply.Unknown(var failure) ->
                failed(
                        failure,
                        failure.kind().isTransient() || failure.kind() == FailureKind.CANCELLED,
                        Billing.UNKNOWN,
                        Duration.ZERO);
        };
    }

    /// The call cannot be made at all.
    ModelResult impossible(String failure, String why) {
        return failure(
                ModelStatus.FAILED_PERMANENT,
                attempt(Billing.NOT_BILLED, TokenUsage.NONE, agent.model().model(), failure),
                Duration.ZERO,
                failure + ": " + why);
    }

    private CallResult notBilled(Failure failure, Optional<Duration> retryAfter) {
        return switch (failure.kind()) {
            case BREAKER_OPEN ->
                claim.notStarted(NotStartedReason.NOT_NOW, retryAfter.orElse(BREAKER_PAUSE), failure.message());
            case CANCELLED -> claim.notStarted(claim.stopped());
            default ->
                failed(failure, failure.kind().isTransient(), Billing.NOT_BILLED, retryAfter.orElse(Duration.ZERO));
        };
    }

    private ModelResult failed(Failure failure, boolean passing, Billing billing, Duration retryAfter) {
        return failure(
                passing ? ModelStatus.FAILED_TRANSIENT : ModelStatus.FAILED_PERMANENT,
                attempt(
                        billing,
                        TokenUsage.NONE,
                        agent.model().model(),
                        failure.kind().name()),
                retryAfter,
                failure.kind() + ": " + failure.message());
    }

    private ModelResult answered(ModelReply.Answered answer) {
        if (answer.toolRequests().size() > MAX_TOOL_REQUESTS) {
            return useless(
                    answer,
                    ModelStatus.FAILED_TRANSIENT,
                    "TOO_MANY_TOOL_CALLS",
                    "the answer asks for " + answer.toolRequests().size() + " tools at once, but at most "
                            + MAX_TOOL_REQUESTS + " are allowed");
        }
        Text text = Text.of(answer.text(), Origin.MODEL);
        List<ToolRequest> requests = ToolRequests.checked(
                answer.toolRequests(), agent.arguments(), claim.call().head().step());
        boolean tooLong = text.bytes() > Topics.INLINE_TEXT_BYTES
                || requests.stream().anyMatch(request -> request.arguments().bytes() > Topics.INLINE_TEXT_BYTES);
        if (tooLong) {
            return useless(
                    answer,
                    ModelStatus.FAILED_PERMANENT,
                    "PAYLOAD_TOO_LARGE",
                    "a text of the answer is longer than " + Topics.INLINE_TEXT_BYTES
                            + " bytes; give the agent a lower max_completion_tokens");
        }
        return new ModelResult(
                claim.head(),
                ModelStatus.ANSWERED,
                List.of(billed(answer, "")),
                text,
                requests,
                finish(answer),
                0,
                "",
                startedAt,
                latencyMillis);
    }

    private ModelResult useless(ModelReply.Answered answer, ModelStatus status, String failure, String why) {
        return failure(status, billed(answer, failure), Duration.ZERO, failure + ": " + why);
    }

    private Attempt billed(ModelReply.Answered answer, String failure) {
        return attempt(Billing.BILLED, usage(answer.usage()), answer.providerModel(), failure);
    }

    private Attempt attempt(Billing billing, TokenUsage usage, String model, String failure) {
        return new Attempt(1, billing, usage, agent.model().provider(), model, failure, latencyMillis);
    }

    private ModelResult failure(ModelStatus status, Attempt attempt, Duration retryAfter, String detail) {
        return new ModelResult(
                claim.head(),
                status,
                List.of(attempt),
                Text.EMPTY,
                List.of(),
                FinishReason.UNKNOWN,
                retryAfter.toMillis(),
                detail,
                startedAt,
                latencyMillis);
    }

    private static TokenUsage usage(Usage usage) {
        return new TokenUsage(
                usage.promptTokens(),
                usage.completionTokens(),
                usage.cacheReadTokens(),
                usage.cacheWriteTokens(),
                usage.reasoningTokens());
    }

    private static FinishReason finish(ModelReply.Answered answer) {
        return switch (answer.finishReason()) {
            case STOP -> FinishReason.STOP;
            case LENGTH -> FinishReason.LENGTH;
            case TOOL_CALLS -> FinishReason.TOOL_CALLS;
            case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
            case OTHER -> FinishReason.UNKNOWN;
        };
    }
}
