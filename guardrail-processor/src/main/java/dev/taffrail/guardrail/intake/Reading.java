package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.rule.Identity;
import dev.taffrail.schemas.topic.DeadLetterReason;

/// What the bytes of a record turned out to be.
sealed interface Reading<T> {
    record Read<T>(T value) implements Reading<T> {}

    /// @param identity as far as it can be told in spite of what is wrong
    record Unreadable<T>(DeadLetterReason reason, String detail, Identity identity) implements Reading<T> {}
}
