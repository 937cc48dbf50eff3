package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Amounts;
import dev.taffrail.agent.budget.ModelCost;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.run.Spend;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a returned call means: which grant it settles, and whether its call still waits for it.
///
/// The first accepted result of a call wins; every attempt of every grant is charged.
final class Returns {
    private Returns() {}

    static void returned(Draft draft, CallReturned event) {
        if (!event.lane().isEmpty()) {
            return; // no call of ours goes out on an external lane
        }
        var key = event.result().head().run();
        var live = draft.get(Key.live(key));
        var ended = live == null ? draft.get(Key.ended(key)) : null;
        if (live != null) {
            toLive(draft, live, event);
        } else if (ended != null) {
            var grant = openGrant(ended.head(), event.result());
            grant.ifPresent(open -> Timers.save(
                    draft,
                    ended.with(late(draft, ended.head(), open, event.result()).head())));
        }
    }

    private static void toLive(Draft draft, LiveRun run, CallReturned event) {
        var result = event.result();
        var pending = pending(run, result);
        if (pending != null && isOut(pending, result)) {
            draft.set(draft.partition().callBack());
            accept(draft, run, pending, pending.reserved(), event);
            return;
        }
        var open = openGrant(run.head(), result);
        if (open.isEmpty()) {
            return;
        }
        if (pending == null || !decides(result) || pending.state() instanceof CallState.Done) {
            lateToLive(draft, run, open.get(), result);
            return;
        }
        var withoutOpen = run.with(without(run.head(), open.get()));
        var dropped = Callers.withdraw(draft, withoutOpen, pending, "an earlier grant of the call answered");
        accept(draft, dropped, pending, open.get().reserved(), event);
    }

    /// Takes the result as the call's own.
    private static void accept(Draft draft, LiveRun before, PendingCall pending, Spend reserved, CallReturned event) {
        var run = before.in(Grants.replaced(before.phase(), pending.released(new CallState.Held())));
        switch (event) {
            case ModelReturned e -> ModelReturns.accept(draft, run, pending, reserved, e);
            case ToolReturned e -> ToolReturns.accept(draft, run, (Phase.Acting) run.phase(), pending, reserved, e);
            case CallNotStarted e -> NotStartedReturns.accept(draft, run, pending, reserved, e.result());
        }
    }

    private static void lateToLive(Draft draft, LiveRun run, OpenGrant open, CallResult result) {
        var late = late(draft, run.head(), open, result);
        if (Overspending.is(open.reserved(), late.cost())) {
            Endings.end(
                    draft,
                    run.with(late.head()),
                    Overspending.ending(draft, late.head(), open.reserved(), late.cost()));
        } else {
            Timers.save(draft, run.with(late.head()));
        }
    }

    private record Late(RunHead head, Spend cost) {}

    /// Charges a grant that had been given up.
    private static Late late(Draft draft, RunHead head, OpenGrant open, CallResult result) {
        var price = draft.require(Key.agent(head.agent())).agent().price();
        var cost = cost(result, open.reserved(), price);
        var settled = Budgets.settle(draft, without(head, open), open.reserved(), cost);
        if (Overspending.is(open.reserved(), cost)) {
            Overspending.audit(draft, head, open.callId(), open.reserved(), cost);
        }
        return new Late(
                draft.event(
                        settled,
                        at -> new LateUsage(
                                at,
                                open.callId(),
                                open.grant(),
                                attempts(result),
                                cost,
                                Budgets.snapshot(draft, settled))),
                cost);
    }

    /// What a result costs in money, tokens and tool calls.
    static Spend cost(CallResult result, Spend reserved, Price price) {
        return switch (result) {
            case ModelResult model -> cost(model.attempts(), reserved, price);
            case ToolResult tool -> cost(tool, reserved);
            case NotStarted _ -> Spend.ZERO;
        };
    }

    /// A tool that was never started costs nothing, as one that is refused before any grant.
    static Spend cost(ToolResult result, Spend reserved) {
        return result.status() == ToolStatus.REFUSED ? Spend.ZERO : reserved;
    }

    /// The sum over the attempts. One whose bill is unknown costs its reservation, and so does a result that lists
    /// none.
    private static Spend cost(List<Attempt> attempts, Spend reserved, Price price) {
        if (attempts.isEmpty()) {
            return reserved;
        }
        var total = Spend.ZERO;
        for (var attempt : attempts) {
            total = Amounts.plus(total, cost(attempt, reserved, price));
        }
        return total;
    }

    private static Spend cost(Attempt attempt, Spend reserved, Price price) {
        return switch (attempt.billing()) {
            case NOT_BILLED -> Spend.ZERO;
            case BILLED -> ModelCost.billed(price, attempt.usage());
            case UNKNOWN -> reserved;
        };
    }

    private static List<Attempt> attempts(CallResult result) {
        return switch (result) {
            case ModelResult model -> model.attempts();
            case ToolResult _, NotStarted _ -> List.of();
        };
    }

    /// Whether a result of a grant that had been given up settles its call all the same.
    private static boolean decides(CallResult result) {
        return switch (result) {
            case ModelResult model -> model.status() == ModelStatus.ANSWERED;
            case ToolResult tool -> tool.status() == ToolStatus.OK;
            case NotStarted _ -> false;
        };
    }

    private static boolean isOut(PendingCall pending, CallResult result) {
        return pending.grant() == result.head().grant() && pending.state() instanceof CallState.Out;
    }

    /// The pending call that a result may be for: the ids and the kind fit.
    private static @Nullable PendingCall pending(LiveRun run, CallResult result) {
        var fits = switch (result) {
            case ModelResult _ -> run.phase() instanceof Phase.Thinking;
            case ToolResult _ -> run.phase() instanceof Phase.Acting;
            case NotStarted _ -> true;
        };
        for (var call : Timers.calls(run)) {
            if (fits && call.callId().equals(result.head().callId())) {
                return call;
            }
        }
        return null;
    }

    private static Optional<OpenGrant> openGrant(RunHead head, CallResult result) {
        return head.open().stream()
                .filter(open -> open.callId().equals(result.head().callId())
                        && open.grant() == result.head().grant())
                .findFirst();
    }

    private static RunHead without(RunHead head, OpenGrant open) {
        return head.withOpen(
                head.open().stream().filter(other -> !other.equals(open)).toList());
    }
}
