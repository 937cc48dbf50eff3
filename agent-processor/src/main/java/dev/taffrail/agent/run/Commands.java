package dev.taffrail.agent.run;

import dev.taffrail.schemas.event.BudgetChanged;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What commands do to a run. A command is answered once, whatever comes of it; the same command id acts once, as long
/// as it is among the last [Rules#REMEMBERED_COMMANDS] of its run.
final class Commands {
    private static final int INBOX = 16;

    private Commands() {}

    static void received(Draft draft, CommandReceived command) {
        var live = draft.get(Key.live(command.run()));
        var ended = draft.get(Key.ended(command.run()));
        if (live != null) {
            if (!live.head().commands().contains(command.commandId())) {
                toLive(draft, live.with(live.head().remembering(command.commandId())), command);
            }
        } else if (ended != null) {
            if (!ended.head().commands().contains(command.commandId())) {
                toEnded(draft, ended.with(ended.head().remembering(command.commandId())), command);
            }
        } else if (draft.get(Key.tombstone(command.run())) != null) {
            draft.eventOfNoRun(
                    command.run(),
                    at -> new CommandAnswered(
                            at,
                            command.commandId(),
                            command.kind(),
                            CommandResult.NOT_ALLOWED,
                            "the run ended too long ago to be resumed; send a new request",
                            command.principal(),
                            command.verdicts()));
        } else {
            await(draft, command);
        }
    }

    /// Applies the commands that came before their run.
    static void catchUp(Draft draft, RunKey run) {
        var waiting = draft.get(Key.waiting(run));
        if (waiting != null) {
            draft.remove(Key.waiting(run));
            Timers.disarm(draft, Key.waiting(run), waiting.timer());
            for (var command : waiting.commands()) {
                received(draft, command.command());
            }
        }
    }

    private static void await(Draft draft, CommandReceived command) {
        var known = draft.get(Key.waiting(command.run()));
        var commands = new ArrayList<>(known == null ? List.of() : known.commands());
        if (commands.stream().anyMatch(other -> other.command().commandId().equals(command.commandId()))) {
            return;
        }
        var texts = commands.stream().map(other -> other.command().text());
        if (commands.size() >= Rules.WAITING_COMMANDS || !fits(texts, command.text())) {
            draft.eventOfNoRun(
                    command.run(),
                    at -> new CommandAnswered(
                            at,
                            command.commandId(),
                            command.kind(),
                            CommandResult.UNKNOWN_RUN,
                            "there is no such run, and as many commands wait for it as may: %d, or %d bytes"
                                    .formatted(Rules.WAITING_COMMANDS, Rules.WAITING_BYTES),
                            command.principal(),
                            command.verdicts()));
            return;
        }
        commands.add(new WaitingCommand(command, draft.now() + Rules.COMMAND_WAIT));
        Timers.save(draft, new Entity.WaitingCommands(command.run(), commands, known == null ? 0 : known.timer()));
    }

    private static void toLive(Draft draft, LiveRun run, CommandReceived command) {
        if (isRefused(command)) {
            refuse(draft, run, command, CommandResult.INVALID, "refused by a guardrail");
            return;
        }
        switch (command.kind()) {
            case CANCEL ->
                Endings.end(
                        draft,
                        applied(draft, run, command),
                        Ending.of(
                                RunStatus.CANCELLED,
                                Reason.BY_COMMAND,
                                command.reason().isEmpty() ? "cancelled" : command.reason()));
            case PAUSE -> pause(draft, run, command);
            case RESUME -> unpause(draft, run, command);
            case ADD_BUDGET -> Timers.save(draft, raised(draft, applied(draft, run, command), command));
            case MESSAGE -> message(draft, run, command);
            case UNKNOWN ->
                refuse(draft, run, command, CommandResult.INVALID, "this version does not know the command");
        }
    }

    private static void pause(Draft draft, LiveRun run, CommandReceived command) {
        if (run.paused()) {
            refuse(draft, run, command, CommandResult.NOT_ALLOWED, "the run is paused already; resume or cancel it");
        } else {
            Timers.save(
                    draft,
                    status(draft, applied(draft, run, command), command, RunStatus.PAUSED)
                            .withPaused(true));
        }
    }

    private static void unpause(Draft draft, LiveRun run, CommandReceived command) {
        if (command.checkpoint() != 0) {
            refuse(
                    draft,
                    run,
                    command,
                    CommandResult.NOT_ALLOWED,
                    "the run has not ended and goes on where it is; resume without a checkpoint");
        } else if (run.paused()) {
            var raised = raised(draft, applied(draft, run, command), command);
            var status = switch (raised.phase()) {
                case Phase.Queued _, Phase.AwaitingSlot _ -> RunStatus.QUEUED;
                case Phase.Thinking _, Phase.Acting _ -> RunStatus.RUNNING;
            };
            Grants.go(draft, status(draft, raised, command, status).withPaused(false));
        } else {
            refuse(
                    draft,
                    run,
                    command,
                    CommandResult.NOT_ALLOWED,
                    "the run is at work; to raise its limits pause it and resume it with more, or send ADD_BUDGET");
        }
    }

    private static void message(Draft draft, LiveRun run, CommandReceived command) {
        if (command.text().isEmpty()) {
            refuse(draft, run, command, CommandResult.INVALID, "a message needs a text");
        } else if (run.inbox().size() >= INBOX || !fits(run.inbox().stream().map(Message::text), command.text())) {
            refuse(
                    draft,
                    run,
                    command,
                    CommandResult.NOT_ALLOWED,
                    "as many messages wait for the next model call as may: %d, or %d bytes; send this one later"
                            .formatted(INBOX, Rules.WAITING_BYTES));
        } else {
            var inbox = new ArrayList<>(run.inbox());
            inbox.add(Message.user(
                    command.text(),
                    command.run().run(),
                    run.head().leg(),
                    run.head().step()));
            Timers.save(draft, applied(draft, run, command).withInbox(inbox));
        }
    }

    private static boolean fits(Stream<Text> waiting, Text more) {
        return waiting.mapToLong(Text::bytes).sum() + more.bytes() <= Rules.WAITING_BYTES;
    }

    private static void toEnded(Draft draft, EndedRun run, CommandReceived command) {
        var refusal = refusal(draft, run, command);
        if (!refusal.isEmpty()) {
            Timers.save(draft, run.with(answered(draft, run.head(), command, CommandResult.NOT_ALLOWED, refusal)));
            return;
        }
        resume(draft, run, command);
    }

    /// Why an ended run cannot do what the command asks for; empty when it can be resumed.
    private static String refusal(Draft draft, EndedRun run, CommandReceived command) {
        var session = draft.get(Key.session(command.run()));
        if (command.kind() != CommandKind.RESUME) {
            return "the run has ended: " + run.status() + (run.isResumable() ? "; it can be resumed" : "");
        }
        if (isRefused(command)) {
            return "refused by a guardrail";
        }
        if (!run.isResumable()) {
            return "a run that ended " + run.status() + (run.hasBegun() ? "" : " before it began")
                    + " cannot be resumed; send a new request";
        }
        if (session == null) {
            return "the conversation is not kept any more; send a new request";
        }
        var behind = !session.active().isEmpty() || session.messages() != run.messages();
        if (command.checkpoint() != 0 && behind) {
            return "the session has gone on since; resume without a checkpoint";
        }
        if (command.checkpoint() > 0
                && Conversation.endOfStep(draft, command.run(), command.checkpoint())
                        .isEmpty()) {
            return "other runs of the session came after checkpoint " + command.checkpoint()
                    + "; resume without a checkpoint";
        }
        if (command.checkpoint() < 0 || command.checkpoint() > run.head().step()) {
            return "checkpoint %d is not one of 1 to %d"
                    .formatted(command.checkpoint(), run.head().step());
        }
        return !session.active().isEmpty() && session.queue().size() >= Rules.SESSION_QUEUE
                ? "the session already has " + Rules.SESSION_QUEUE + " runs waiting"
                : "";
    }

    /// Opens the next leg.
    private static void resume(Draft draft, EndedRun run, CommandReceived command) {
        var key = command.run();
        var limit = run.limit();
        var head = answered(draft, run.head(), command, CommandResult.APPLIED, "");
        head = raised(draft, head, command, limit != null && limit.scope() == Scope.SESSION);
        Timers.disarm(draft, Key.ended(key), run.timer());
        draft.remove(Key.ended(key));
        if (command.checkpoint() > 0) {
            Conversation.endOfStep(draft, key, command.checkpoint())
                    .ifPresent(end -> Conversation.cut(draft, key, end));
            head = forgetting(head, draft.require(Key.session(key)).messages());
        }
        var leg = new LiveRun(head.inLeg(head.leg() + 1), new Phase.Queued(Text.EMPTY), false, List.of(), 0);
        RunSlot.takeAgain(draft, leg.head());
        var session = draft.require(Key.session(key));
        if (session.active().isEmpty()) {
            draft.put(Key.session(key), session.withActive(key.run(), draft.now()));
            int from = command.checkpoint() > 0 ? command.checkpoint() : head.step();
            Legs.start(draft, leg, Text.EMPTY, from, command.commandId(), command.principal(), command.reason());
        } else {
            draft.put(Key.session(key), session.enqueued(key.run()));
            Timers.save(draft, status(draft, leg, command, RunStatus.QUEUED));
        }
    }

    /// What was known about messages that are cut away is not known any more.
    private static RunHead forgetting(RunHead head, long messages) {
        var known = head.prompt().messages() <= messages ? head : head.with(PromptSize.UNKNOWN);
        return known.lastAnswer() < messages ? known : known.answeredAt(-1);
    }

    private static LiveRun raised(Draft draft, LiveRun run, CommandReceived command) {
        return run.with(raised(draft, run.head(), command, false));
    }

    private static RunHead raised(Draft draft, RunHead before, CommandReceived command, boolean sessionToo) {
        if (command.add().equals(Limits.NONE)) {
            return before;
        }
        var head = Budgets.raise(draft, before, command.add(), sessionToo);
        return draft.event(
                head,
                at -> new BudgetChanged(
                        at, Budgets.snapshot(draft, head), command.commandId(), command.principal(), command.reason()));
    }

    private static boolean isRefused(CommandReceived command) {
        return command.verdicts().stream().anyMatch(verdict -> verdict.action() == Action.REJECT);
    }

    private static LiveRun status(Draft draft, LiveRun run, CommandReceived command, RunStatus status) {
        return draft.event(
                run, at -> new StatusChanged(at, status, command.commandId(), command.principal(), command.reason()));
    }

    /// Answers it and does nothing else.
    private static void refuse(Draft draft, LiveRun run, CommandReceived command, CommandResult result, String detail) {
        Timers.save(draft, answered(draft, run, command, result, detail));
    }

    private static LiveRun applied(Draft draft, LiveRun run, CommandReceived command) {
        return answered(draft, run, command, CommandResult.APPLIED, "");
    }

    private static LiveRun answered(
            Draft draft, LiveRun run, CommandReceived command, CommandResult result, String detail) {
        return run.with(answered(draft, run.head(), command, result, detail));
    }

    private static RunHead answered(
            Draft draft, RunHead head, CommandReceived command, CommandResult result, String detail) {
        draft.audit(
                "command." + result.name().toLowerCase(Locale.ROOT),
                command.run(),
                command.principal(),
                command.kind() + " " + command.commandId() + (detail.isEmpty() ? "" : ": " + detail),
                command.verdicts());
        return draft.event(head, at -> answer(at, command, result, detail));
    }

    private static CommandAnswered answer(EventHead at, CommandReceived command, CommandResult result, String detail) {
        return new CommandAnswered(
                at, command.commandId(), command.kind(), result, detail, command.principal(), command.verdicts());
    }
}
