package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a rule does.
sealed interface Then {
    /// How long the provider seems to think first.
    Duration delay();

    /// Answers with text, tool calls, or both.
    record Answer(Template say, List<Call> calls, Billing usage, Duration delay) implements Then {
        public Answer {
            calls = List.copyOf(calls);
        }
    }

    /// Refuses without billing.
    record Refuse(FailureKind kind, Optional<Duration> retryAfter, Duration delay) implements Then {}

    /// Takes the request, bills it for all anybody knows, and gives no usable answer.
    record Lose(FailureKind kind, Duration delay) implements Then {}

    /// Takes the request and never answers.
    record Hang(Duration delay) implements Then {}

    /// A tool call to ask for.
    record Call(Template tool, Arguments arguments) {}

    /// The usage to report; what is empty is derived from the texts.
    record Billing(OptionalLong prompt, OptionalLong completion, long cacheRead, long cacheWrite, long reasoning) {}
}
