package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.agent.budget.Amounts;
import dev.taffrail.schemas.event.ScopeBudget;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.run.ToolLimit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reserves and settles in every scope of a run at once: the run, then its session.
final class Budgets {
    private Budgets() {}

    /// The limit that does not cover what is asked for.
    static Optional<LimitHit> shortfall(Draft draft, RunHead head, Spend asked) {
        return head.budget()
                .shortfall(Scope.RUN, asked)
                .or(() -> session(draft, head.key()).shortfall(Scope.SESSION, asked));
    }

    /// Why nothing that costs this may begin now: no time is left, or no budget covers it.
    static Optional<Ending> refusal(Draft draft, RunHead head, Spend asked) {
        return Timers.deadlineOfLeg(head) <= draft.now()
                ? Optional.of(Ending.timedOut(wallClock(draft, head)))
                : shortfall(draft, head, asked).map(Ending::exhausted);
    }

    /// The limit of the time at work, with what was used of it.
    static LimitHit wallClock(Draft draft, RunHead head) {
        var used = head.activeMillis() + draft.now() - head.legStarted();
        return new LimitHit(
                Scope.RUN, Dimension.WALL_CLOCK_MILLIS, head.budget().limits().wallClockMillis(), used, 0, "");
    }

    static RunHead reserve(Draft draft, RunHead head, Spend amount) {
        return inBoth(draft, head, account -> account.reserve(amount));
    }

    static RunHead settle(Draft draft, RunHead head, Spend reservation, Spend cost) {
        return inBoth(draft, head, account -> account.settle(reservation, cost));
    }

    static RunHead charge(Draft draft, RunHead head, Spend cost) {
        return settle(draft, head, Spend.ZERO, cost);
    }

    /// Raises the run's limits, and the session's when it was the session that had stopped the run.
    static RunHead raise(Draft draft, RunHead head, Limits added, boolean sessionToo) {
        if (sessionToo) {
            var key = Key.session(head.key());
            var session = draft.require(key);
            draft.put(key, session.with(session.budget().raise(added)));
        }
        return head.with(head.budget().raise(added));
    }

    static List<Account> accounts(Draft draft, RunHead head) {
        return List.of(head.budget(), session(draft, head.key()));
    }

    static List<ScopeBudget> snapshot(Draft draft, RunHead head) {
        var run = scope(Scope.RUN, head.budget());
        var session = draft.get(Key.session(head.key()));
        return session == null ? List.of(run) : List.of(run, scope(Scope.SESSION, session.budget()));
    }

    /// One call of `tool`; counted by name only where some scope limits that tool.
    static Spend toolCall(Draft draft, RunHead head, String tool) {
        var limited = accounts(draft, head).stream()
                .anyMatch(account -> account.limits().perTool().stream()
                        .anyMatch(limit -> limit.tool().equals(tool)));
        return new Spend(0, 0, 0, 0, 1, limited ? List.of(new ToolLimit(tool, 1)) : List.of());
    }

    /// The limit to name when more was billed than reserved: the one that is passed now, else the reservation
    /// itself.
    static LimitHit overspent(Draft draft, RunHead head, Spend reserved, Spend cost) {
        return passed(Scope.RUN, head.budget())
                .or(() -> passed(Scope.SESSION, session(draft, head.key())))
                .orElse(new LimitHit(
                        Scope.RUN, Dimension.TOTAL_TOKENS, reserved.totalTokens(), cost.totalTokens(), 0, ""));
    }

    private static Optional<LimitHit> passed(Scope scope, Account account) {
        for (var dimension : Dimension.values()) {
            var limit = Amounts.of(account.limits(), dimension);
            if (limit > 0 && account.used(dimension) > limit) {
                return Optional.of(new LimitHit(scope, dimension, limit, account.used(dimension), 0, ""));
            }
        }
        return Optional.empty();
    }

    private static RunHead inBoth(Draft draft, RunHead head, UnaryOperator<Account> change) {
        var key = Key.session(head.key());
        var session = draft.get(key);
        if (session != null) {
            draft.put(key, session.with(change.apply(session.budget())));
        }
        return head.with(change.apply(head.budget()));
    }

    private static Account session(Draft draft, RunKey run) {
        var session = draft.get(Key.session(run));
        return session == null ? Account.of(Limits.NONE) : session.budget();
    }

    private static ScopeBudget scope(Scope scope, Account account) {
        return new ScopeBudget(scope, account.limits(), account.spent(), account.reserved());
    }
}
