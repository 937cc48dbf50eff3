package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.text.Text;

/// What happens to an event that a rule failed on: it is quarantined, and its run ends as INTERNAL_ERROR. When that
/// fails too, the event is quarantined alone. Either way it counts as seen.
final class Crash {
    private Crash() {}

    static Draft decide(View view, Input input, RuntimeException cause) {
        var detail = describe(cause);
        try {
            var draft = new Draft(view, input);
            if (PartitionMachine.isNew(draft, input.event())) {
                endRun(draft, input, detail);
                draft.emit(new Effect.Quarantine(detail));
            }
            return draft;
        } catch (RuntimeException again) {
            var draft = new Draft(view, input);
            PartitionMachine.isNew(draft, input.event());
            draft.emit(new Effect.Quarantine(detail + "; and its run could not be ended: " + describe(again)));
            return draft;
        }
    }

    /// Ends a run that a rule failed on while an event concerned others too, and keeps the event aside.
    static void end(Draft draft, Key<LiveRun> key, String detail) {
        var run = draft.get(key);
        if (run != null) {
            draft.attend(key);
            Endings.end(draft, run, Ending.failed(Reason.INTERNAL_ERROR, detail));
            draft.emit(new Effect.Quarantine(detail));
        }
    }

    private static void endRun(Draft draft, Input input, String detail) {
        var key = PartitionMachine.runOf(input.event());
        var run = key == null ? null : draft.get(Key.live(key));
        if (run != null) {
            Endings.end(draft, run, Ending.failed(Reason.INTERNAL_ERROR, detail));
        } else if (input.event() instanceof RunAdmitted e) {
            Admission.refused(
                    draft,
                    new RunRefused(
                            e.source(),
                            e.run(),
                            e.agent().version(),
                            Reason.INTERNAL_ERROR,
                            detail,
                            Text.EMPTY,
                            e.labels(),
                            e.principal(),
                            e.traceparent(),
                            e.verdicts()));
        } else if (input.event() instanceof SlotAsked e) {
            TenantSlots.failed(draft, e);
        }
    }

    /// The kind of error. Not its message, which may hold a text of the run; not its place, since a JVM leaves the
    /// stack out of errors that it has thrown often.
    static String describe(RuntimeException cause) {
        return "internal error: " + cause.getClass().getSimpleName();
    }
}
