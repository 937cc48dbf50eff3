package dev.taffrail.bench.faults.outside;

import dev.taffrail.agent.tool.Effect;
import java.util.Locale;

/// The tools outside, one of each effect.
public enum Effectful {
    FAULT_READ(Effect.READ_ONLY, "Reads something outside."),
    FAULT_PUT(Effect.IDEMPOTENT, "Puts something outside to where it belongs."),
    FAULT_SEND(Effect.ONCE, "Sends something out. It cannot be taken back.");

    private final Effect effect;
    private final String description;

    Effectful(Effect effect, String description) {
        this.effect = effect;
        this.description = description;
    }

    public Effect effect() {
        return effect;
    }

    String description() {
        return description;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
