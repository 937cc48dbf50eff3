package dev.taffrail.agent.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How one attempt ended. The three cases are the three ways to account for it.
public sealed interface ModelReply {
    /// The provider answered and said what it bills.
    ///
    /// @param text empty when the model only asks for tools
    /// @param responseId the provider's id of the answer
    /// @param providerModel the model that the provider says answered, which may be more specific than the one
    ///     asked for
    record Answered(
            String text,
            List<ToolRequest> toolRequests,
            FinishReason finishReason,
            Usage usage,
            Optional<String> responseId,
            String providerModel)
            implements ModelReply {
        public Answered {
            toolRequests = List.copyOf(toolRequests);
        }
    }

    /// The attempt failed and is certainly not billed: another provider may be tried under the same grant.
    ///
    /// @param retryAfter how long the provider, or the breaker before it, asks to be left alone
    record NotBilled(Failure failure, Optional<Duration> retryAfter) implements ModelReply {}

    /// The request was out and no usage record came back: it may have been billed, so its reservation stays.
    record Unknown(Failure failure) implements ModelReply {}
}
