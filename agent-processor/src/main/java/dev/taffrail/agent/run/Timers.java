package dev.taffrail.agent.run;

import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;

/// Deadlines. Each entity has one timer at most, armed for the earliest thing that it waits for; it may go off early,
/// and then it is armed again. That keeps the timer of a run from being written with every call.
final class Timers {
    private Timers() {}

    /// Stores a live run, its timer armed early enough.
    static void save(Draft draft, LiveRun run) {
        var key = Key.live(run.head().key());
        draft.put(key, run.withTimer(arm(draft, key, run.timer(), due(draft, run))));
    }

    static void save(Draft draft, EndedRun run) {
        var key = Key.ended(run.head().key());
        draft.put(key, run.withTimer(arm(draft, key, run.timer(), due(draft, run))));
    }

    static void save(Draft draft, Entity.WaitingCommands waiting) {
        var key = Key.waiting(waiting.run());
        var timer =
                arm(draft, key, waiting.timer(), waiting.commands().getFirst().until());
        draft.put(key, new Entity.WaitingCommands(waiting.run(), waiting.commands(), timer));
    }

    /// Stores a session that has no run at work, to be looked at again when it may be forgotten.
    static void idle(Draft draft, Session session) {
        var key = Key.session(session.run(""));
        draft.put(key, session.withTimer(arm(draft, key, session.timer(), session.lastActive() + Rules.SESSION_IDLE)));
    }

    static void disarm(Draft draft, Key<?> key, long timer) {
        if (timer != 0) {
            draft.remove(Key.timer(timer, key.path()));
        }
    }

    /// Handles what is due by the log's clock, at most [Rules#TIMERS_PER_EVENT] of it.
    static void due(Draft draft) {
        for (var path : draft.paths(Key.TIMERS, "", Rules.TIMERS_PER_EVENT)) {
            if (Key.dueOf(path) > draft.now()) {
                return;
            }
            var key = new Key<>(path, Entity.Timer.class);
            var timer = draft.get(key);
            if (timer != null) {
                draft.remove(key);
                wake(draft, timer.target());
            }
        }
    }

    private static void wake(Draft draft, String target) {
        if (target.startsWith(Key.LIVE)) {
            var key = new Key<>(target, LiveRun.class);
            draft.attend(key);
            var run = draft.get(key);
            if (run != null) {
                wake(draft, run.withTimer(0));
            }
            return;
        }
        draft.attend(null);
        if (target.startsWith(Key.ENDED)) {
            wake(draft, draft.require(new Key<>(target, EndedRun.class)).withTimer(0));
        } else if (target.startsWith(Key.TOMBSTONES)) {
            draft.remove(new Key<>(target, Tombstone.class));
        } else if (target.startsWith(Key.WAITING)) {
            wake(draft, draft.require(new Key<>(target, Entity.WaitingCommands.class)));
        } else {
            wake(draft, draft.require(new Key<>(target, Session.class)).withTimer(0));
        }
    }

    private static void wake(Draft draft, LiveRun run) {
        var settled = run.with(closeOpen(draft, run.head()));
        var limit = deadlineOfLeg(settled.head());
        if (limit <= draft.now()) {
            Endings.end(draft, settled, Ending.timedOut(Budgets.wallClock(draft, settled.head())));
            return;
        }
        var key = Key.live(settled.head().key());
        draft.put(key, settled); // not armed yet: what is overdue is handled first
        for (var call : calls(settled)) {
            switch (call.state()) {
                case CallState.Out out
                when Callers.isOver(draft, out.callSeq(), out.deadline()) ->
                    Callers.lost(draft, settled.head().key(), call.callId(), RegrantReason.DEADLINE);
                case CallState.Delayed delayed
                when delayed.until() <= draft.now() ->
                    release(draft, settled.head().key(), call);
                case CallState.Out _, CallState.Delayed _, CallState.Held _, CallState.Ready _, CallState.Done _ -> {}
            }
        }
        var left = draft.get(key);
        if (left != null && left.timer() == 0) {
            saveOrAsk(draft, left);
        }
    }

    private static void saveOrAsk(Draft draft, LiveRun run) {
        switch (run.phase()) {
            case Phase.AwaitingSlot waiting -> RunSlot.await(draft, run, waiting);
            case Phase.Queued _, Phase.Thinking _, Phase.Acting _ -> save(draft, run);
        }
    }

    private static void release(Draft draft, RunKey key, PendingCall call) {
        var run = draft.get(Key.live(key));
        if (run != null) {
            Grants.go(draft, run.in(Grants.replaced(run.phase(), call.in(new CallState.Held()))));
        }
    }

    private static void wake(Draft draft, EndedRun run) {
        var settled = run.with(closeOpen(draft, run.head()));
        if (draft.now() < run.endedAt() + Rules.RESUMABLE_FOR
                || !settled.head().open().isEmpty()) {
            save(draft, settled);
            return;
        }
        var head = settled.head();
        var tombstone = Key.tombstone(head.key());
        var until = draft.now() + Rules.IDEMPOTENCY_WINDOW;
        draft.remove(Key.ended(head.key()));
        draft.put(tombstone, new Tombstone(head.key(), head.leg(), run.status(), arm(draft, tombstone, 0, until)));
    }

    private static void wake(Draft draft, Entity.WaitingCommands waiting) {
        var still = new ArrayList<WaitingCommand>();
        for (var command : waiting.commands()) {
            if (command.until() > draft.now()) {
                still.add(command);
            } else {
                var received = command.command();
                draft.eventOfNoRun(
                        waiting.run(),
                        at -> new CommandAnswered(
                                at,
                                received.commandId(),
                                received.kind(),
                                CommandResult.UNKNOWN_RUN,
                                "no run " + waiting.run().handle() + " came within " + Rules.COMMAND_WAIT / 1000
                                        + " s; check the name and the session",
                                received.principal(),
                                received.verdicts()));
            }
        }
        if (still.isEmpty()) {
            draft.remove(Key.waiting(waiting.run()));
        } else {
            save(draft, new Entity.WaitingCommands(waiting.run(), still, 0));
        }
    }

    /// Forgets an idle session with all its messages.
    private static void wake(Draft draft, Session session) {
        if (!session.active().isEmpty()) {
            draft.put(Key.session(session.run("")), session); // armed again when its last run has ended
            return;
        }
        if (draft.now() < session.lastActive() + Rules.SESSION_IDLE) {
            idle(draft, session);
            return;
        }
        var run = session.run("");
        for (var path : draft.paths(Key.messages(run), "", Integer.MAX_VALUE)) {
            draft.remove(new Key<>(path, Entity.StoredMessage.class));
        }
        draft.remove(Key.session(run));
    }

    /// Charges the open grants whose deadline has passed at their reservation, as far as somebody may have started
    /// them.
    private static RunHead closeOpen(Draft draft, RunHead before) {
        var head = before;
        var still = new ArrayList<OpenGrant>();
        for (var grant : before.open()) {
            if (!Callers.isOver(draft, grant.callSeq(), grant.deadline())) {
                still.add(grant);
            } else {
                var settled = Budgets.settle(draft, head, grant.reserved(), grant.reserved());
                head = draft.event(
                        settled,
                        at -> new LateUsage(
                                at,
                                grant.callId(),
                                grant.grant(),
                                List.of(),
                                grant.reserved(),
                                Budgets.snapshot(draft, settled)));
            }
        }
        return still.size() == before.open().size() ? before : head.withOpen(still);
    }

    private static long arm(Draft draft, Key<?> key, long armed, long due) {
        if (armed != 0 && (armed == due || (armed < due && armed > draft.now()))) {
            return armed;
        }
        disarm(draft, key, armed);
        if (due == Long.MAX_VALUE) {
            return 0;
        }
        draft.put(Key.timer(due, key.path()), new Entity.Timer(key.path(), due));
        return due;
    }

    private static long due(Draft draft, LiveRun run) {
        var due = switch (run.phase()) {
            case Phase.AwaitingSlot waiting -> waiting.askAt();
            case Phase.Queued _, Phase.Thinking _, Phase.Acting _ ->
                Math.min(deadlineOfLeg(run.head()), dueOfOpen(draft, run.head()));
        };
        for (var call : calls(run)) {
            due = switch (call.state()) {
                case CallState.Out out -> Math.min(due, Callers.due(draft, out.deadline()));
                case CallState.Delayed delayed -> Math.min(due, delayed.until());
                case CallState.Held _, CallState.Ready _, CallState.Done _ -> due;
            };
        }
        return due;
    }

    private static long due(Draft draft, EndedRun run) {
        long forgotten = run.endedAt() + Rules.RESUMABLE_FOR;
        return Math.min(dueOfOpen(draft, run.head()), forgotten > draft.now() ? forgotten : Long.MAX_VALUE);
    }

    private static long dueOfOpen(Draft draft, RunHead head) {
        return head.open().stream()
                .mapToLong(grant -> Callers.due(draft, grant.deadline()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// When the run has been at work for as long as it may.
    static long deadlineOfLeg(RunHead head) {
        var limit = head.budget().limits().wallClockMillis();
        return head.legStarted() == 0 || limit == 0
                ? Long.MAX_VALUE
                : head.legStarted() + Math.max(0, limit - head.activeMillis());
    }

    static List<PendingCall> calls(LiveRun run) {
        return switch (run.phase()) {
            case Phase.Queued _, Phase.AwaitingSlot _ -> List.of();
            case Phase.Thinking(var call) -> List.of(call);
            case Phase.Acting acting -> acting.slots().stream().map(Slot::call).toList();
        };
    }
}
