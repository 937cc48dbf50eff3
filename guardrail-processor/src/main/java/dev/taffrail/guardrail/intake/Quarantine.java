package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.run.RunKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The passage of a record that goes to the dead letters.
final class Quarantine {
    private Quarantine() {}

    static Passage of(DeadLetter letter, @Nullable Entry entry, RunKey run) {
        return new Passage(
                entry,
                letter,
                List.of(Trail.deadLettered(letter.record(), run, letter)),
                Passage.Counted.QUARANTINED,
                letter.reason().word(),
                List.of());
    }
}
