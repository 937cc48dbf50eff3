package dev.taffrail.agent.replay;

import dev.taffrail.schemas.event.RunEvent;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The records of `run-events`, put together by the decision that they are about.
final class EvidenceReader {
    private final Cursor<Entry<RunEvent>> events;
    private final Consumer<Entry.Unreadable<RunEvent>> unreadable;
    private @Nullable Recorded next;

    /// @param unreadable told of records that are no events
    EvidenceReader(Cursor<Entry<RunEvent>> events, Consumer<Entry.Unreadable<RunEvent>> unreadable) {
        this.events = events;
        this.unreadable = unreadable;
    }

    /// Null at the end.
    @Nullable
    Recorded peek() {
        if (next == null) {
            next = together();
        }
        return next;
    }

    void advance() {
        next = null;
    }

    private @Nullable Recorded together() {
        var group = new ArrayList<RunEvent>();
        var cause = -1L;
        for (var entry = events.peek(); entry != null; entry = events.peek()) {
            switch (entry) {
                case Entry.Unreadable<RunEvent> bad -> unreadable.accept(bad);
                case Entry.Read<RunEvent>(var _, var _, var event) -> {
                    if (!group.isEmpty() && Recorded.causeOf(event) != cause) {
                        return new Recorded(cause, group);
                    }
                    cause = Recorded.causeOf(event);
                    group.add(event);
                }
            }
            events.advance();
        }
        return group.isEmpty() ? null : new Recorded(cause, group);
    }
}
