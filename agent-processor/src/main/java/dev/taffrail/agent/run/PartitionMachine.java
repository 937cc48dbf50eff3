package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.run.RunKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what an inbox event does to its partition. Static, pure and total: the same view and the same input give the
/// same decision, in this process or in a replay years later.
///
/// An event that is seen again (an offset that is not above the highest seen, of the inbox or of the event's source)
/// changes nothing. An event that a rule fails on ends its run as INTERNAL_ERROR and is quarantined; it never stops the
/// partition. When it concerns many runs, as a timer or a take-over does, the run that failed ends, and the event is
/// decided for the others.
public final class PartitionMachine {
    private PartitionMachine() {}

    public static Decision decide(View view, Input input) {
        try {
            return Evidence.sealed(view, input, bare(view, input));
        } catch (RuntimeException e) {
            return abandoned(view, input, e);
        }
    }

    /// What happens to an event that a rule fails on, or whose decision fits into no record: its run ends, and it
    /// is quarantined.
    public static Decision abandoned(View view, Input input, RuntimeException cause) {
        return Evidence.sealed(view, input, Crash.decide(view, input, cause).decision());
    }

    /// The decision without its evidence.
    static Decision bare(View view, Input input) {
        if (isOld(view, input)) {
            return Decision.NOTHING;
        }
        var broken = new LinkedHashMap<Key<LiveRun>, String>();
        while (true) {
            var draft = new Draft(view, input);
            try {
                return decided(draft, input, broken).decision();
            } catch (RuntimeException e) {
                var culprit = draft.attended();
                if (culprit == null || broken.containsKey(culprit)) {
                    return Crash.decide(view, input, e).decision();
                }
                broken.putFirst(culprit, Crash.describe(e));
            }
        }
    }

    /// @param broken runs that a rule failed on when this event was tried before; they end, and the event is
    /// decided for the others
    private static Draft decided(Draft draft, Input input, Map<Key<LiveRun>, String> broken) {
        if (isNew(draft, input.event())) {
            broken.forEach((run, detail) -> Crash.end(draft, run, detail));
            draft.set(draft.partition().claimedUpTo(Callers.claimedBy(input.event())));
            apply(draft, input.event());
            ReadyQueue.fill(draft);
            draft.attend(null);
        }
        return draft;
    }

    private static void apply(Draft draft, InboxEvent event) {
        switch (event) {
            case RunAdmitted e -> Admission.admitted(draft, e);
            case RunRefused e -> Admission.refused(draft, e);
            case CommandReceived e -> Commands.received(draft, e);
            case CallReturned e -> Returns.returned(draft, e);
            case CallersHandedOver e -> Callers.handedOver(draft, e.handover());
            case CallersTookOver e -> Callers.tookOver(draft, e.takeover());
            case SlotAsked e -> TenantSlots.asked(draft, e);
            case SlotAnswered e -> RunSlot.answered(draft, e);
            case SlotReleased e -> TenantSlots.released(draft, e);
            case TimerDue _ -> Timers.due(draft);
        }
    }

    private static boolean isOld(View view, Input input) {
        var partition = view.get(Key.partition());
        return partition != null && input.offset() <= partition.inboxOffset();
    }

    /// Whether the event's source has not been seen; remembers it.
    static boolean isNew(Draft draft, InboxEvent event) {
        var source = sourceOf(event);
        if (source == null) {
            return true;
        }
        var key = Key.mark(source);
        var mark = draft.get(key);
        if (mark != null && source.offset() <= mark.offset()) {
            return false;
        }
        draft.put(key, new Entity.Mark(source.offset()));
        return true;
    }

    private static @Nullable Source sourceOf(InboxEvent event) {
        return switch (event) {
            case InboxEvent.Sourced sourced -> sourced.source();
            case InboxEvent.Told _, TimerDue _ -> null;
        };
    }

    /// The run of this partition that an event is about; null when it is about the partition, or a tenant.
    static @Nullable RunKey runOf(InboxEvent event) {
        return switch (event) {
            case RunAdmitted e -> e.run();
            case RunRefused e -> e.run();
            case CommandReceived e -> e.run();
            case CallReturned e -> e.result().head().run();
            case SlotAnswered e -> e.run();
            case CallersHandedOver _, CallersTookOver _, SlotAsked _, SlotReleased _, TimerDue _ -> null;
        };
    }
}
