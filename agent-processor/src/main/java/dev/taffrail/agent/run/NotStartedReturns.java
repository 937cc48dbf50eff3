package dev.taffrail.agent.run;

import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.run.Spend;

/// A call that was certainly not started costs nothing and is granted again. What came too late once is asked again at
/// once; a caller whose clock is wrong finds every call too late, and is asked more and more rarely.
final class NotStartedReturns {
    private NotStartedReturns() {}

    static void accept(Draft draft, LiveRun before, PendingCall pending, Spend reserved, NotStarted result) {
        var run = before.with(Budgets.settle(draft, before.head(), reserved, Spend.ZERO));
        var detail = result.detail().isEmpty() ? result.reason().name() : result.detail();
        switch (result.reason()) {
            case NEEDS_PREFIX ->
                Grants.again(draft, run, pending.withWholePrefix(), RegrantReason.NEEDS_PREFIX, detail, 0);
            case NOT_NOW, UNKNOWN_AGENT, UNKNOWN -> {
                var call = pending.failed();
                var wait = draft.now() + Rules.backoff(call.failures(), result.retryAfterMillis());
                Grants.again(draft, run, call, RegrantReason.NOT_STARTED, detail, wait);
            }
            case STALE -> {
                var wait = pending.failures() == 0 ? 0 : draft.now() + Rules.backoff(pending.failures(), 0);
                Grants.again(draft, run, pending.failed(), RegrantReason.NOT_STARTED, detail, wait);
            }
            case CLAIM_UNCLEAR, CANCELLED, SHUTTING_DOWN ->
                Grants.again(draft, run, pending, RegrantReason.NOT_STARTED, detail, 0);
        }
    }
}
