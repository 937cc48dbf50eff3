package dev.taffrail.agent.run;

import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Text;

/// How a leg begins, and who is next in a session.
final class Legs {
    private Legs() {}

    /// Starts a leg of the session's active run.
    ///
    /// @param input the user's message; empty for a leg that goes on where the last one stopped
    /// @param fromStep the checkpoint that it goes on from; 0 for the first leg
    static void start(
            Draft draft, LiveRun queued, Text input, int fromStep, String commandId, String principal, String reason) {
        var key = queued.head().key();
        var session = draft.require(Key.session(key));
        var first = queued.head().leg() == 1;
        var head = queued.head()
                .begun(draft.now(), first ? session.messages() : queued.head().firstMessage());
        var run = queued.with(head);
        run = draft.event(
                run,
                at -> new LegStarted(
                        at,
                        fromStep,
                        head.budget().limits(),
                        head.firstMessage(),
                        session.messages(),
                        session.chainHash(),
                        commandId,
                        principal,
                        reason));
        if (run.paused()) {
            run = draft.event(run, at -> new StatusChanged(at, RunStatus.PAUSED, "", "", "paused while it waited"));
        }
        if (!input.isEmpty()) {
            run = addMessage(draft, run, Message.user(input, key.run(), head.leg(), head.step()));
        }
        Steps.think(draft, run);
    }

    /// Appends a message that no model and no tool wrote.
    static LiveRun addMessage(Draft draft, LiveRun run, Message message) {
        return run.with(addMessage(draft, run.head(), message));
    }

    static RunHead addMessage(Draft draft, RunHead head, Message message) {
        var sequence = draft.require(Key.session(head.key())).messages();
        Conversation.append(draft, head.key(), message);
        return draft.event(head, at -> new MessageAdded(at, sequence, message));
    }

    /// Starts the first waiting run of a session that has none at work.
    static void next(Draft draft, RunHead ended) {
        var session = draft.get(Key.session(ended.key()));
        if (session == null || !session.active().isEmpty() || session.queue().isEmpty()) {
            return;
        }
        var next = session.run(session.queue().getFirst());
        draft.attend(Key.live(next));
        draft.put(
                Key.session(next),
                session.withQueue(session.queue().subList(1, session.queue().size()))
                        .withActive(next.run(), draft.now()));
        var run = draft.require(Key.live(next));
        if (run.phase() instanceof Phase.Queued(var input)) {
            start(draft, run, input, run.head().step(), "", "", "");
        } else {
            throw new IllegalStateException(next + " waits in the queue of its session but is not queued");
        }
    }
}
