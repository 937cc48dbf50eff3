package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.topic.KeptRecord;

/// A record that is quarantined.
///
/// @param detail what is wrong and what to do, without any text of the record
public record DeadLetter(Arrival record, DeadLetterReason reason, String detail) {
    private static final int MAX_DETAIL = 500;

    public DeadLetter {
        detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "...";
    }

    /// What of it goes to the dead letters.
    ///
    /// @param maxBytes the most that their topic allows
    public KeptRecord kept(int maxBytes) {
        return KeptRecord.of(
                record.key(), record.value(), record.headers(), reason, detail, record.address(), maxBytes);
    }
}
