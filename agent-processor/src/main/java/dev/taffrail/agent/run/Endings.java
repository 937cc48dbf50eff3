package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Amounts;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.metric.Measurement;
import dev.taffrail.schemas.metric.MetricEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import java.util.Locale;

/// How a leg ends: calls are withdrawn, the conversation is left well-formed, and exactly one outcome is recorded.
final class Endings {
    private Endings() {}

    /// Ends the leg, whatever the run is doing.
    static void end(Draft draft, LiveRun before, Ending ending) {
        var run = before;
        for (var call : Timers.calls(before)) {
            run = Callers.withdraw(draft, run, call, "the run ended: " + ending.status());
        }
        switch (run.phase()) {
            case Phase.Queued _ -> conclude(draft, run, ending, run.head().step());
            case Phase.AwaitingSlot _ -> close(draft, run, ending, run.head().step());
            case Phase.Thinking _ -> conclude(draft, run, ending, run.head().step() - 1);
            case Phase.Acting acting ->
                conclude(
                        draft,
                        closed(draft, run, acting, ending),
                        ending,
                        run.head().step() - 1);
        }
    }

    /// Ends the leg of a run whose step is complete, so that a resume can go on behind it.
    static void endAfterStep(Draft draft, LiveRun run, Ending ending) {
        conclude(draft, run, ending, run.head().step());
    }

    /// Ends the leg of a run with these tool calls, of which all may be answered.
    static void endActing(Draft draft, LiveRun run, long base, List<Slot> slots, Ending ending) {
        if (slots.stream().allMatch(Slot::isDone)) {
            Conversation.close(draft, run.head().key(), base + slots.size());
            conclude(draft, run, ending, run.head().step() - 1);
        } else {
            end(draft, run.in(new Phase.Acting(base, slots)), ending);
        }
    }

    /// Records the end of a leg that holds no place in its session.
    ///
    /// @param checkpoint the last complete step
    static void record(Draft draft, RunHead before, Ending ending, int checkpoint) {
        var session = draft.get(Key.session(before.key()));
        var messages = session == null ? 0 : session.messages();
        var chainHash = session == null ? Bytes.EMPTY : session.chainHash();
        var head = before.stopped(draft.now());
        var outcome = outcome(draft, before, ending, checkpoint);
        head = draft.event(head, at -> new RunEnded(at, outcome, messages, chainHash, Budgets.snapshot(draft, before)));
        draft.emit(new dev.taffrail.agent.run.Effect.Outcome(outcome));
        draft.emit(new dev.taffrail.agent.run.Effect.Measured(measured(head, outcome)));
        RunSlot.giveBack(draft, head);
        Timers.save(draft, EndedRun.of(head, outcome, messages));
    }

    private static void conclude(Draft draft, LiveRun before, Ending ending, int checkpoint) {
        var run = before;
        var atWork = draft.require(Key.session(before.head().key()))
                .active()
                .equals(before.head().key().run());
        for (var message :
                atWork ? before.inbox() : List.<Message>of()) { // in the queue, another run has the conversation
            run = Legs.addMessage(draft, run, message);
        }
        close(draft, run, ending, checkpoint);
        leave(draft, run.head());
        Legs.next(draft, run.head());
    }

    /// Ends the leg of a run that has no place in its session, or is about to lose it.
    private static void close(Draft draft, LiveRun run, Ending ending, int checkpoint) {
        var head = run.head();
        forget(draft, run);
        if (ending.status() != RunStatus.COMPLETED) {
            draft.audit(
                    "run.ended",
                    head.key(),
                    head.principal(),
                    ending.status() + " " + ending.reason() + ": " + ending.detail(),
                    List.of());
        }
        record(draft, head, ending, checkpoint);
    }

    /// The run lives no longer.
    static void forget(Draft draft, LiveRun run) {
        var key = Key.live(run.head().key());
        Timers.disarm(draft, key, run.timer());
        draft.remove(key);
    }

    /// Gives up the run's place in its session, at work or in the queue.
    private static void leave(Draft draft, RunHead head) {
        var session = draft.require(Key.session(head.key()));
        var run = head.key().run();
        if (session.active().equals(run)) {
            Timers.idle(draft, session.withActive("", draft.now()));
        } else {
            draft.put(
                    Key.session(head.key()),
                    session.withQueue(session.queue().stream()
                            .filter(other -> !other.equals(run))
                            .toList()));
        }
    }

    /// Answers every open tool request in the conversation, so that it stays one that a model can read.
    private static LiveRun closed(Draft draft, LiveRun before, Phase.Acting acting, Ending ending) {
        var run = before;
        for (var slot : acting.slots()) {
            if (!slot.isDone()) {
                var request = Steps.request(draft, run.head(), acting.base(), slot.index());
                run = Steps.placeRuntime(draft, run, acting.base() + slot.index(), request, words(slot, ending));
            }
        }
        Conversation.close(
                draft, run.head().key(), acting.base() + acting.slots().size());
        return run;
    }

    private static String words(Slot slot, Ending ending) {
        var why = ending.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return slot.call().state() instanceof CallState.Out && slot.effect() != Effect.READ_ONLY
                ? "outcome unknown: it had been started when the run ended (" + why + ")"
                : "not executed: the run ended before (" + why + ")";
    }

    private static RunOutcome outcome(Draft draft, RunHead head, Ending ending, int checkpoint) {
        var status = ending.status();
        return new RunOutcome(
                head.key(),
                head.leg(),
                status,
                ending.reason(),
                ending.detail(),
                head.agent(),
                lastAnswer(draft, head),
                ending.limit(),
                Math.max(0, checkpoint),
                head.budget().spent(),
                EndedRun.isResumable(head, status),
                head.labels(),
                head.legStarted(),
                draft.now(),
                draft.offset());
    }

    private static Text lastAnswer(Draft draft, RunHead head) {
        var stored = head.lastAnswer() < 0 ? null : draft.get(Key.message(head.key(), head.lastAnswer()));
        return stored == null ? Text.EMPTY : stored.message().text();
    }

    private static MetricEvent measured(RunHead head, RunOutcome outcome) {
        var spent = outcome.spent();
        return new MetricEvent(
                head.key(),
                head.leg(),
                head.agent(),
                outcome.status().name().toLowerCase(Locale.ROOT),
                outcome.endedAt(),
                List.of(
                        new Measurement("taffrail.run.iterations", spent.iterations(), "1"),
                        new Measurement("taffrail.run.tokens.prompt", spent.promptTokens(), "tokens"),
                        new Measurement("taffrail.run.tokens.completion", spent.completionTokens(), "tokens"),
                        new Measurement("taffrail.run.cost", spent.costMicros(), "usd_micros"),
                        new Measurement("taffrail.run.tool_calls", spent.toolCalls(), "1"),
                        new Measurement("taffrail.run.active", head.activeMillis(), "ms"),
                        new Measurement(
                                "taffrail.run.limit.tokens",
                                Amounts.of(head.budget().limits(), Dimension.TOTAL_TOKENS),
                                "tokens")));
    }
}
