package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.redaction.Handling;
import java.util.Locale;

/// What stands in the place of what a rule with the action `sanitize` found.
enum Treatment {
    /// `[removed: LABEL]`.
    REDACT(Handling.REDACT),
    /// Stars for its letters and digits, all but the last four of long ones.
    MASK(Handling.MASK),
    /// Nothing.
    DROP(Handling.DROP),
    /// A label with the start of its keyed hash: the same value has the same label. Like [#REDACT] where the gate
    /// has no key.
    HASH(Handling.HASH),
    /// The text itself, between marks that say that it is no instruction and that it cannot spell.
    FENCE(Handling.REDACT);

    private final Handling handling;

    Treatment(Handling handling) {
        this.handling = handling;
    }

    /// The same in the words of the engine; [#FENCE] is none of its.
    Handling handling() {
        return handling;
    }

    /// As policy files spell it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
