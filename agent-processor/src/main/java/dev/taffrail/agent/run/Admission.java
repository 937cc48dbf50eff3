package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a run comes to be: it starts, waits behind its session's active run, or is refused; where its policy limits how
/// many are at work, it waits for a slot first. A key that is known already stays as it is.
final class Admission {
    private static final long TOOL_OVERHEAD_BYTES = 64;
    private static final String BUSY =
            "the session already has " + Rules.SESSION_QUEUE + " runs waiting; send this one again later";

    private Admission() {}

    static void admitted(Draft draft, RunAdmitted event) {
        if (isKnown(draft, event.run())) {
            return;
        }
        var proposed = headOf(event);
        keep(draft, proposed.agent(), event.agent());
        var session = sessionOf(draft, event.run(), event.sessionLimits());
        if (proposed.counted()) {
            var waiting = new Phase.AwaitingSlot(event.input(), event.sessionLimits(), event.concurrency(), 0);
            var head = accepted(draft, proposed, event, RunStatus.QUEUED);
            RunSlot.await(draft, new LiveRun(head, waiting, false, List.of(), 0), waiting);
        } else if (isFull(session)) {
            refuse(draft, accepted(draft, proposed, event, RunStatus.REJECTED), Reason.SESSION_BUSY, BUSY);
            return;
        } else {
            var head = accepted(draft, proposed, event, isBusy(session) ? RunStatus.QUEUED : RunStatus.RUNNING);
            var queued = new Phase.Queued(event.input());
            place(draft, new LiveRun(head, queued, false, List.of(), 0), queued, session);
        }
        Commands.catchUp(draft, event.run());
    }

    /// A run has its slot, and takes its place in its session.
    static void place(Draft draft, LiveRun run, Phase.AwaitingSlot waiting) {
        var session = sessionOf(draft, run.head().key(), waiting.sessionLimits());
        if (isFull(session)) {
            reject(draft, run, Reason.SESSION_BUSY, BUSY);
        } else {
            var queued = new Phase.Queued(waiting.input());
            place(draft, run.in(queued), queued, session);
        }
    }

    /// Refuses a run that waited for its slot.
    static void reject(Draft draft, LiveRun run, Reason reason, String detail) {
        Endings.forget(draft, run);
        refuse(draft, run.head(), reason, detail);
    }

    private static void place(Draft draft, LiveRun run, Phase.Queued queued, Session session) {
        var key = run.head().key();
        if (isBusy(session)) {
            draft.put(Key.session(key), session.enqueued(key.run()));
            Timers.save(draft, run);
        } else {
            draft.put(Key.session(key), session.withActive(key.run(), draft.now()));
            Legs.start(draft, run, queued.input(), 0, "", "", "");
        }
    }

    private static boolean isBusy(Session session) {
        return !session.active().isEmpty();
    }

    private static boolean isFull(Session session) {
        return isBusy(session) && session.queue().size() >= Rules.SESSION_QUEUE;
    }

    static void refused(Draft draft, RunRefused event) {
        if (isKnown(draft, event.run())) {
            return;
        }
        var head = new RunHead(
                event.run(),
                1,
                0,
                0,
                event.agent(),
                Account.of(Limits.NONE),
                0,
                -1,
                PromptSize.UNKNOWN,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                event.labels(),
                event.principal(),
                event.traceparent(),
                null,
                "",
                List.of(),
                false);
        head = draft.event(
                head,
                at -> new RunAccepted(
                        at,
                        RunStatus.REJECTED,
                        event.agent(),
                        event.input(),
                        Limits.NONE,
                        Limits.NONE,
                        event.labels(),
                        event.principal(),
                        event.traceparent(),
                        null,
                        event.verdicts(),
                        ""));
        refuse(draft, head, event.reason(), event.detail());
        Commands.catchUp(draft, event.run());
    }

    private static void refuse(Draft draft, RunHead head, Reason reason, String detail) {
        draft.audit("run.rejected", head.key(), head.principal(), reason + ": " + detail, List.of());
        Endings.record(draft, head, Ending.of(RunStatus.REJECTED, reason, detail), 0);
    }

    private static boolean isKnown(Draft draft, RunKey run) {
        return draft.get(Key.live(run)) != null
                || draft.get(Key.ended(run)) != null
                || draft.get(Key.tombstone(run)) != null;
    }

    private static RunHead accepted(Draft draft, RunHead head, RunAdmitted event, RunStatus status) {
        return draft.event(
                head,
                at -> new RunAccepted(
                        at,
                        status,
                        head.agent(),
                        event.input(),
                        event.limits(),
                        event.sessionLimits(),
                        event.labels(),
                        event.principal(),
                        event.traceparent(),
                        event.parent(),
                        event.verdicts(),
                        event.policy()));
    }

    private static RunHead headOf(RunAdmitted event) {
        return new RunHead(
                event.run(),
                1,
                0,
                0,
                event.agent().version(),
                Account.of(event.limits()),
                0,
                -1,
                PromptSize.UNKNOWN,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                event.labels(),
                event.principal(),
                event.traceparent(),
                event.parent(),
                event.policy(),
                event.flows(),
                !event.concurrency().isNone());
    }

    private static Session sessionOf(Draft draft, RunKey run, Limits limits) {
        var known = draft.get(Key.session(run));
        return known == null ? Session.of(run, Account.of(limits), draft.now()) : known;
    }

    private static void keep(Draft draft, String version, AgentDefinition agent) {
        var key = Key.agent(version);
        if (draft.get(key) == null) {
            draft.put(key, new Entity.StoredAgent(agent, promptBytes(agent)));
        }
    }

    /// An upper bound of the tokens that instructions and tools take in every prompt: their UTF-8 bytes.
    private static long promptBytes(AgentDefinition agent) {
        var bytes = utf8(agent.instructions());
        for (var tool : agent.tools()) {
            bytes += utf8(tool.name()) + utf8(tool.description()) + utf8(tool.parameters()) + TOOL_OVERHEAD_BYTES;
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
