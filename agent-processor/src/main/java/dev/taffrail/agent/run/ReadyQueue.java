package dev.taffrail.agent.run;

import dev.taffrail.schemas.run.RunKey;

/// Lets calls out while fewer than [Rules#OUTSTANDING] are unanswered; the others wait here, one tenant's turn after
/// the other.
final class ReadyQueue {
    private ReadyQueue() {}

    /// Where a newly granted call goes: out at once (the caller emits it), or into the queue.
    static CallState admit(Draft draft, RunKey run, String callId) {
        var partition = draft.partition();
        if (partition.ready() == 0 && partition.outstanding() < Rules.OUTSTANDING) {
            return new CallState.Held();
        }
        var queued = partition.queued();
        draft.set(queued);
        draft.put(Key.ready(run.tenant(), queued.readySeq()), new Entity.ReadyCall(run, callId));
        return new CallState.Ready(queued.readySeq());
    }

    static void drop(Draft draft, RunKey run, CallState.Ready ready) {
        draft.remove(Key.ready(run.tenant(), ready.readySeq()));
        draft.set(draft.partition().dropped());
    }

    /// Lets out what there is room for.
    static void fill(Draft draft) {
        while (draft.partition().ready() > 0 && draft.partition().outstanding() < Rules.OUTSTANDING) {
            var key = new Key<>(nextPath(draft), Entity.ReadyCall.class);
            var ready = draft.require(key);
            draft.remove(key);
            draft.set(draft.partition().served(ready.run().tenant()));
            var live = Key.live(ready.run());
            draft.attend(live);
            var run = draft.require(live);
            Timers.save(draft, Grants.emit(draft, run, call(run, ready.callId())));
        }
    }

    /// The first call of the tenant behind the one that was served last, else of the first tenant.
    private static String nextPath(Draft draft) {
        var behindServed = Key.READY + draft.partition().servedTenant() + "0"; // '0' is the character after '/'
        var next = draft.paths(Key.READY, behindServed, 1);
        return next.isEmpty() ? draft.paths(Key.READY, "", 1).getFirst() : next.getFirst();
    }

    private static PendingCall call(LiveRun run, String callId) {
        return switch (run.phase()) {
            case Phase.Queued _, Phase.AwaitingSlot _ ->
                throw new IllegalStateException(run.head().key() + " has no call in the ready queue");
            case Phase.Thinking(var call) -> call;
            case Phase.Acting acting -> Grants.slot(acting, callId).call();
        };
    }
}
