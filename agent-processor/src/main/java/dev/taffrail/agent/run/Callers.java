package dev.taffrail.agent.run;

import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.Spend;
import java.util.ArrayList;
import java.util.List;

/// What is said about callers: calls they handed over, calls they lost, calls that are withdrawn from them.
public final class Callers {
    private Callers() {}

    /// The calls named stay with the caller that gave the partition up, until their deadline.
    static void handedOver(Draft draft, CallerHandover handover) {
        if (!handover.lane().isEmpty()) {
            return; // an external worker counts its own calls, and none of ours go out to it
        }
        for (var path : draft.paths(Key.LIVE, "", Integer.MAX_VALUE)) {
            var key = new Key<>(path, LiveRun.class);
            draft.attend(key);
            var run = draft.require(key);
            for (var call : Timers.calls(run)) {
                if (call.state() instanceof CallState.Out out
                        && !out.isHandedOver()
                        && handover.running().contains(out.callSeq())) {
                    run = run.in(Grants.replaced(run.phase(), call.in(out.handedOverBy(handover.incarnation()))));
                    draft.put(key, run);
                }
            }
        }
    }

    /// Every call up to the sequence named that was not handed over is lost. What the new owner itself had handed
    /// over comes back to it, so that it is lost with it later. Late or repeated take-overs find nothing: a new
    /// grant has a higher sequence.
    static void tookOver(Draft draft, CallerTakeover takeover) {
        if (!takeover.lane().isEmpty()) {
            return;
        }
        for (var path : draft.paths(Key.LIVE, "", Integer.MAX_VALUE)) {
            var key = new Key<>(path, LiveRun.class);
            draft.attend(key);
            var run = draft.get(key); // one that a call lost before may have ended
            for (var call : run == null ? List.<PendingCall>of() : Timers.calls(run)) {
                if (call.state() instanceof CallState.Out out && out.callSeq() <= takeover.uptoSeq()) {
                    if (!out.isHandedOver()) {
                        lost(draft, Key.runOf(path), call.callId(), RegrantReason.LOST);
                    } else if (out.heldBy().equals(takeover.incarnation())) {
                        takenBack(draft, key, call, out);
                    }
                }
            }
        }
    }

    /// The highest callSeq that callers have claimed, as far as the event tells; 0 when it does not.
    public static long claimedBy(InboxEvent event) {
        return switch (event) {
            case CallReturned e -> e.lane().isEmpty() ? e.result().head().callSeq() : 0;
            case CallersHandedOver e
            when e.handover().lane().isEmpty() ->
                e.handover().running().stream().mapToLong(Long::longValue).max().orElse(0);
            case CallersTookOver e
            when e.takeover().lane().isEmpty() -> e.takeover().uptoSeq();
            case CallersHandedOver _,
                    CallersTookOver _,
                    RunAdmitted _,
                    RunRefused _,
                    CommandReceived _,
                    InboxEvent.Told _,
                    TimerDue _ -> 0;
        };
    }

    /// Whether a call is overdue because a caller failed. One that nobody is known to have claimed may lie unread,
    /// with no caller there: it has cost nothing then, another grant would lie there as well, and whoever comes
    /// back answers it or takes it over.
    static boolean isOver(Draft draft, long callSeq, long deadline) {
        return deadline <= draft.now()
                && (callSeq <= draft.partition().claimed() || deadline + Rules.CALLS_KEPT <= draft.now());
    }

    /// When to look at a call that is out.
    static long due(Draft draft, long deadline) {
        return deadline > draft.now() ? deadline : draft.now() + Rules.LOOK_AGAIN;
    }

    /// Nothing to do when another call of the run, lost just now, ended it.
    private static void takenBack(Draft draft, Key<LiveRun> key, PendingCall handedOver, CallState.Out out) {
        var run = draft.get(key);
        if (run != null && Timers.calls(run).contains(handedOver)) {
            draft.put(key, run.in(Grants.replaced(run.phase(), handedOver.in(out.withOwner()))));
        }
    }

    /// Nobody will answer this grant, as far as anybody knows. Its reservation stays; what may be repeated is
    /// granted again.
    static void lost(Draft draft, RunKey key, String callId, RegrantReason reason) {
        var run = draft.get(Key.live(key));
        var call = run == null
                ? List.<PendingCall>of()
                : Timers.calls(run).stream()
                        .filter(other -> other.callId().equals(callId) && other.state() instanceof CallState.Out)
                        .toList();
        if (run == null || call.isEmpty()) {
            return;
        }
        var lost = call.getFirst();
        var left = leftOpen(draft, run, lost);
        switch (left.phase()) {
            case Phase.Queued _, Phase.AwaitingSlot _ ->
                throw new IllegalStateException(key + " waits for its turn and has lost a call");
            case Phase.Thinking _ -> Grants.again(draft, left, lost, reason, "no answer", 0);
            case Phase.Acting acting -> {
                var slot = Grants.slot(acting, callId);
                if (ToolReturns.isRepeatable(slot)) {
                    Grants.again(draft, left, lost, reason, "no answer", 0);
                } else {
                    ToolReturns.escalate(draft, left, acting, slot, lost.grant(), reason.name());
                }
            }
        }
    }

    /// Takes a call's current grant back, since the call is settled otherwise. Returns the run without it.
    static LiveRun withdraw(Draft draft, LiveRun run, PendingCall call, String why) {
        return switch (call.state()) {
            case CallState.Out out -> {
                draft.emit(new Effect.Control(
                        new CancelCalls(run.head().key(), draft.partitionNumber(), List.of(out.callSeq()), why)));
                yield leftOpen(draft, run, call);
            }
            case CallState.Ready ready -> {
                ReadyQueue.drop(draft, run.head().key(), ready);
                yield run.with(Budgets.settle(draft, run.head(), call.reserved(), Spend.ZERO));
            }
            case CallState.Held _, CallState.Delayed _, CallState.Done _ -> run;
        };
    }

    /// The run with the call's current grant among those that may still be billed.
    static LiveRun leftOpen(Draft draft, LiveRun run, PendingCall call) {
        if (!(call.state() instanceof CallState.Out out)) {
            throw new IllegalArgumentException(call.callId() + " is not with the callers");
        }
        draft.set(draft.partition().callBack());
        var open = new ArrayList<>(run.head().open());
        var tool = run.phase() instanceof Phase.Acting acting
                ? Grants.slot(acting, call.callId()).tool()
                : "";
        open.add(new OpenGrant(call.callId(), call.grant(), out.callSeq(), call.reserved(), out.deadline(), tool));
        return run.with(run.head().withOpen(open));
    }
}
