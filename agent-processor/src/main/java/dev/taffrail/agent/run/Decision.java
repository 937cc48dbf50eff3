package dev.taffrail.agent.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event does: changes to the partition's state, in key order, and effects, in the order in which they are
/// sent.
public record Decision(List<Change> changes, List<Effect> effects) {
    static final Decision NOTHING = new Decision(List.of(), List.of());

    public Decision {
        changes = List.copyOf(changes);
        effects = List.copyOf(effects);
    }

    /// An entity as it is from now on; null when it is gone.
    public record Change(Key<?> key, @Nullable Entity entity) {}
}
