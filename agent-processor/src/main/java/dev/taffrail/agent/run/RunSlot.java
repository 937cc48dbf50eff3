package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotDecision;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;

/// The slot of its tenant that a run holds while it is at work, as the run's partition sees it: asked for before the
/// first leg, taken by each later one, given back by every end. [TenantSlots] is the other side.
final class RunSlot {
    private RunSlot() {}

    /// Stores a run that waits for its slot, and asks for it when that is due.
    static void await(Draft draft, LiveRun run, Phase.AwaitingSlot waiting) {
        if (waiting.askAt() > draft.now()) {
            Timers.save(draft, run);
            return;
        }
        var head = run.head();
        draft.emit(new Effect.Tell(new SlotAsked(head.key(), head.leg(), head.principal(), waiting.limits())));
        Timers.save(draft, run.in(waiting.askingAt(draft.now() + Rules.ASK_AGAIN)));
    }

    /// A leg that is resumed takes a slot and is not refused: the run was let in once.
    static void takeAgain(Draft draft, RunHead head) {
        if (head.counted()) {
            draft.emit(new Effect.Tell(new SlotAsked(head.key(), head.leg(), head.principal(), Concurrency.NONE)));
        }
    }

    static void giveBack(Draft draft, RunHead head) {
        if (head.counted()) {
            giveBack(draft, head.key(), head.leg());
        }
    }

    static void answered(Draft draft, SlotAnswered answer) {
        var run = draft.get(Key.live(answer.run()));
        if (run == null || run.head().leg() != answer.leg()) {
            if (answer.decision() == SlotDecision.GRANTED) {
                giveBack(draft, answer.run(), answer.leg());
            }
            return;
        }
        switch (run.phase()) {
            case Phase.AwaitingSlot waiting -> decided(draft, run, waiting, answer);
            case Phase.Queued _, Phase.Thinking _, Phase.Acting _ -> {} // it had asked twice, and has been answered
        }
    }

    private static void decided(Draft draft, LiveRun run, Phase.AwaitingSlot waiting, SlotAnswered answer) {
        switch (answer.decision()) {
            case GRANTED -> Admission.place(draft, run, waiting);
            case TENANT_LIMIT -> refuse(draft, run, "tenant " + answer.run().tenant(), answer);
            case USER_LIMIT -> refuse(draft, run, "the user", answer);
            case UNKNOWN ->
                Admission.reject(
                        draft,
                        withoutSlot(run),
                        Reason.INTERNAL_ERROR,
                        "whether the tenant may have one more run at work could not be decided");
        }
    }

    private static void refuse(Draft draft, LiveRun run, String who, SlotAnswered answer) {
        var allowed = answer.held() == answer.limit()
                ? "as many as policy %s allows".formatted(run.head().policy())
                : "and policy %s allows %d".formatted(run.head().policy(), answer.limit());
        Admission.reject(
                draft,
                withoutSlot(run),
                Reason.LIMIT_REACHED,
                "%s has %d runs at work, %s; send this one again, with a new run id, when one has ended"
                        .formatted(who, answer.held(), allowed));
    }

    private static LiveRun withoutSlot(LiveRun run) {
        return run.with(run.head().uncounted());
    }

    private static void giveBack(Draft draft, RunKey run, int leg) {
        draft.emit(new Effect.Tell(new SlotReleased(run, leg)));
    }
}
