package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotDecision;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.run.RunKey;
import java.nio.charset.StandardCharsets;

/// The scope of a tenant: how many of its runs are at work, and of each of its users. One partition decides it, so the
/// counts are exact whatever is at work elsewhere. Each holder is an entity of its own: no change writes a list, and
/// nothing is left when nothing is held.
final class TenantSlots {
    /// Hex digits that stand for a user in a path, which may hold neither his name nor a slash of it.
    private static final int USER_DIGITS = 32;

    private TenantSlots() {}

    static void asked(Draft draft, SlotAsked question) {
        var key = Key.holder(question.run());
        var holder = draft.get(key);
        if (holder != null) {
            draft.put(key, holder.inLeg(Math.max(holder.leg(), question.leg())));
            answer(draft, question, SlotDecision.GRANTED, 0, 0);
            return;
        }
        var tenant = Key.runsAtWork(question.run().tenant());
        var user = user(question.user());
        var ofTenant = atWork(draft, tenant);
        var ofUser =
                user.isEmpty() ? 0 : atWork(draft, Key.runsAtWork(question.run().tenant(), user));
        var limits = question.limits();
        if (limits.tenant() > 0 && ofTenant >= limits.tenant()) {
            answer(draft, question, SlotDecision.TENANT_LIMIT, ofTenant, limits.tenant());
        } else if (!user.isEmpty() && limits.user() > 0 && ofUser >= limits.user()) {
            answer(draft, question, SlotDecision.USER_LIMIT, ofUser, limits.user());
        } else {
            draft.put(key, new Entity.SlotHolder(user, question.leg()));
            count(draft, question.run(), user, 1);
            answer(draft, question, SlotDecision.GRANTED, 0, 0);
        }
    }

    /// A rule failed on the question: the run must not wait for an answer for ever.
    static void failed(Draft draft, SlotAsked question) {
        answer(draft, question, SlotDecision.UNKNOWN, 0, 0);
    }

    static void released(Draft draft, SlotReleased release) {
        var key = Key.holder(release.run());
        var holder = draft.get(key);
        if (holder != null && holder.leg() <= release.leg()) {
            draft.remove(key);
            count(draft, release.run(), holder.user(), -1);
        }
    }

    private static void answer(Draft draft, SlotAsked question, SlotDecision decision, int held, int limit) {
        if (!question.limits().isNone()) {
            draft.emit(new Effect.Tell(new SlotAnswered(question.run(), question.leg(), decision, held, limit)));
        }
    }

    private static void count(Draft draft, RunKey run, String user, int change) {
        count(draft, Key.runsAtWork(run.tenant()), change);
        if (!user.isEmpty()) {
            count(draft, Key.runsAtWork(run.tenant(), user), change);
        }
    }

    private static void count(Draft draft, Key<Entity.RunsAtWork> key, int change) {
        var before = draft.get(key);
        var known = before == null ? Entity.RunsAtWork.NONE : before;
        if (known.count() + change == 0) {
            draft.remove(key);
        } else {
            draft.put(key, known.changedBy(change));
        }
    }

    private static int atWork(Draft draft, Key<Entity.RunsAtWork> key) {
        var counted = draft.get(key);
        return counted == null ? 0 : counted.count();
    }

    /// Empty for nobody, who is not counted.
    private static String user(String principal) {
        return principal.isEmpty()
                ? ""
                : Bytes.sha256(principal.getBytes(StandardCharsets.UTF_8)).hex().substring(0, USER_DIGITS);
    }
}
