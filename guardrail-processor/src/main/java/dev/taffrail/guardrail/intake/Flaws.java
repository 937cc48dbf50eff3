package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.DeadLetterReason;
import java.util.Optional;

/// What can be wrong with the record around a request or command that was read.
final class Flaws {
    private Flaws() {}

    static Optional<DeadLetter> of(Arrival arrival, int maxBytes, Text text) {
        byte[] value = arrival.value();
        if (value != null && value.length > maxBytes) {
            return flaw(
                    arrival,
                    DeadLetterReason.TOO_LARGE,
                    "the record has " + value.length + " bytes; at most " + maxBytes + " are allowed here");
        }
        if (arrival.key() == null) {
            return flaw(
                    arrival,
                    DeadLetterReason.NULL_KEY,
                    "the record has no key; use the session, or the run when it has none");
        }
        return text.content().isEmpty() && !text.cipher().isEmpty()
                ? flaw(
                        arrival,
                        DeadLetterReason.INVALID,
                        "the text is encrypted, which nobody here can read; send it as content")
                : Optional.empty();
    }

    private static Optional<DeadLetter> flaw(Arrival arrival, DeadLetterReason reason, String detail) {
        return Optional.of(new DeadLetter(arrival, reason, detail));
    }
}
