package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.Effect;

/// One tool call of an answer. Its request is in the assistant's message, its result goes to `base + index`.
public record Slot(int index, String tool, Effect effect, PendingCall call) {
    boolean isDone() {
        return call.state() instanceof CallState.Done;
    }

    Slot with(PendingCall newCall) {
        return new Slot(index, tool, effect, newCall);
    }
}
