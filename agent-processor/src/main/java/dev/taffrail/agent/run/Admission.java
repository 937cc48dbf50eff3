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

/// How a run comes to be: it starts, waits behind its session's active run, or is refused. A key that is known already
/// stays as it is.
final class Admission {
    private static final long TOOL_OVERHEAD_BYTES = 64;

    private Admission() {}

    static void admitted(Draft draft, RunAdmitted event) {
        if (isKnown(draft, event.run())) {
            return;
        }
        var proposed = headOf(event);
        keep(draft, proposed.agent(), event.agent());
        var session = sessionOf(draft, event);
        var busy = !session.active().isEmpty();
        if (busy && session.queue().size() >= Rules.SESSION_QUEUE) {
            refuse(
                    draft,
                    accepted(draft, proposed, event, RunStatus.REJECTED),
                    Reason.SESSION_BUSY,
                    "the session already has " + Rules.SESSION_QUEUE + " runs waiting; send this one again later");
            return;
        }
        var head = accepted(draft, proposed, event, busy ? RunStatus.QUEUED : RunStatus.RUNNING);
        var run = new LiveRun(head, new Phase.Queued(event.input()), false, List.of(), 0);
        if (busy) {
            draft.put(Key.session(event.run()), session.enqueued(event.run().run()));
            Timers.save(draft, run);
        } else {
            draft.put(Key.session(event.run()), session.withActive(event.run().run(), draft.now()));
            Legs.start(draft, run, event.input(), 0, "", "", "");
        }
        Commands.catchUp(draft, event.run());
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
                List.of());
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
                event.flows());
    }

    private static Session sessionOf(Draft draft, RunAdmitted event) {
        var known = draft.get(Key.session(event.run()));
        return known == null ? Session.of(event.run(), Account.of(event.sessionLimits()), draft.now()) : known;
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
