package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.Spend;
import java.util.List;

/// What a tool's result, or its failure, does to the run that waits for it.
final class ToolReturns {
    private ToolReturns() {}

    static void accept(
            Draft draft, LiveRun before, Phase.Acting acting, PendingCall call, Spend reserved, ToolReturned returned) {
        var event = labelled(draft, before.head(), Grants.slot(acting, call.callId()), returned);
        var run = before.with(Budgets.settle(draft, before.head(), reserved, Returns.cost(event.result(), reserved)));
        var slot = Grants.slot(acting, call.callId());
        switch (next(slot, call, event.result().status())) {
            case TELL -> tell(draft, run, acting, slot, event);
            case GRANT_AGAIN -> again(draft, run, acting, slot, event);
            case ESCALATE ->
                escalate(
                        draft,
                        told(draft, run, slot, event, -1),
                        acting,
                        slot,
                        call.grant(),
                        event.result().status().name());
        }
    }

    private static ToolReturned labelled(Draft draft, RunHead head, Slot slot, ToolReturned event) {
        var result = event.result();
        var tool = Grants.definition(draft, head, slot.tool());
        var content = Flows.labelled(result.content(), tool);
        return new ToolReturned(
                event.source(),
                event.lane(),
                new ToolResult(result.head(), result.status(), content, result.startedAt(), result.latencyMillis()),
                event.verdicts());
    }

    private enum Next {
        TELL,
        GRANT_AGAIN,
        ESCALATE
    }

    private static Next next(Slot slot, PendingCall call, ToolStatus status) {
        var repeatable = isRepeatable(slot);
        return switch (status) {
            case OK, FAILED, REFUSED -> Next.TELL;
            case FAILED_TRANSIENT -> repeatable && call.grant() < Rules.TOOL_GRANTS ? Next.GRANT_AGAIN : Next.TELL;
            case TIMED_OUT, CANCELLED, UNKNOWN -> {
                if (!repeatable) {
                    yield Next.ESCALATE;
                }
                yield call.grant() < Rules.TOOL_GRANTS ? Next.GRANT_AGAIN : Next.TELL;
            }
        };
    }

    /// A call that may not be repeated was lost, or nobody can say whether it happened: somebody has to decide.
    static void escalate(Draft draft, LiveRun before, Phase.Acting acting, Slot slot, int grant, String how) {
        var head = before.head();
        var detail = "whether %s took effect is not known (%s)".formatted(slot.tool(), how);
        var run = draft.event(
                before, at -> new CallEscalated(at, slot.call().callId(), grant, slot.tool(), slot.effect(), detail));
        draft.audit("call.outcome_unknown", head.key(), "", detail, List.of());
        var done = done(acting, slot);
        var request = Steps.request(draft, head, acting.base(), slot.index());
        run = Steps.placeRuntime(
                draft,
                run,
                acting.base() + slot.index(),
                request,
                "outcome unknown: " + slot.tool()
                        + " may or may not have taken effect. Do not repeat it without checking.");
        if (draft.require(Key.agent(head.agent())).agent().onUnknownOutcome() == UnknownOutcome.TELL_MODEL) {
            Steps.advance(draft, run, acting.base(), done);
        } else {
            Endings.endActing(draft, run, acting.base(), done, Ending.failed(Reason.OUTCOME_UNKNOWN, detail));
        }
    }

    static boolean isRepeatable(Slot slot) {
        return switch (slot.effect()) {
            case READ_ONLY, IDEMPOTENT -> true;
            case ONCE, UNKNOWN -> false;
        };
    }

    private static void tell(Draft draft, LiveRun before, Phase.Acting acting, Slot slot, ToolReturned event) {
        var result = event.result();
        var ok = result.status() == ToolStatus.OK;
        var head = before.head().withFailures(failures(before.head(), result.status()));
        var sequence = acting.base() + slot.index();
        var request = Steps.request(draft, head, acting.base(), slot.index());
        Conversation.place(
                draft,
                head.key(),
                sequence,
                Message.tool(request, result.content(), !ok, head.key().run(), head.leg(), head.step()));
        var run = told(draft, before.with(head), slot, event, sequence);
        var limit = head.budget().limits().consecutiveFailures();
        if (limit > 0 && head.failures() >= limit) {
            Endings.endActing(
                    draft,
                    run,
                    acting.base(),
                    done(acting, slot),
                    Ending.failed(
                            Reason.TOO_MANY_FAILURES,
                            "%d calls failed in a row, the last one of tool %s"
                                    .formatted(head.failures(), slot.tool())));
        } else {
            Steps.advance(draft, run, acting.base(), done(acting, slot));
        }
    }

    /// A call that was refused did not fail, and says nothing of those before it.
    private static int failures(RunHead head, ToolStatus status) {
        return switch (status) {
            case OK -> 0;
            case REFUSED -> head.failures();
            case UNKNOWN, FAILED, FAILED_TRANSIENT, TIMED_OUT, CANCELLED -> head.failures() + 1;
        };
    }

    private static void again(Draft draft, LiveRun before, Phase.Acting acting, Slot slot, ToolReturned event) {
        var run = told(draft, before, slot, event, -1);
        var call = slot.call().failed();
        var wait = draft.now() + Rules.backoff(call.failures(), 0);
        Grants.again(
                draft,
                run.in(acting),
                call,
                RegrantReason.FAILED,
                event.result().status().name(),
                wait);
    }

    private static List<Slot> done(Phase.Acting acting, Slot slot) {
        return acting.slots().stream()
                .map(other ->
                        other.index() == slot.index() ? other.with(other.call().released(new CallState.Done())) : other)
                .toList();
    }

    private static LiveRun told(Draft draft, LiveRun run, Slot slot, ToolReturned event, long sequence) {
        ToolResult result = event.result();
        Effect effect = slot.effect();
        return draft.event(
                run,
                at -> new ToolStep(
                        at,
                        slot.call().callId(),
                        result.head().grant(),
                        request(draft, run, slot),
                        sequence,
                        slot.tool(),
                        effect,
                        result.status(),
                        result.content(),
                        result.latencyMillis(),
                        event.verdicts()));
    }

    private static String request(Draft draft, LiveRun run, Slot slot) {
        return run.phase() instanceof Phase.Acting acting
                ? Steps.request(draft, run.head(), acting.base(), slot.index()).id()
                : "";
    }
}
