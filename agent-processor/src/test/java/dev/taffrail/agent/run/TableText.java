package dev.taffrail.agent.run;

import dev.taffrail.schemas.call.BreakerReset;
import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.event.BudgetChanged;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.Spend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// States and effects in the few words that the golden table has room for.
final class TableText {
    private TableText() {}

    static String state(Story story) {
        var live = story.state().get(Key.live(Story.RUN));
        var ended = story.state().get(Key.ended(Story.RUN));
        if (live != null) {
            return (live.paused() ? "paused, " : "") + phase(live.phase()) + leg(live.head()) + inbox(live);
        } else if (ended != null) {
            return "ended " + ended.status() + leg(ended.head());
        } else if (story.state().get(Key.tombstone(Story.RUN)) != null) {
            return "tombstone";
        }
        return story.state().get(Key.waiting(Story.RUN)) == null ? "absent" : "absent, a command waits";
    }

    /// `spent / held / open`: tokens and tool calls spent, tokens and tool calls reserved, grants given up that may
    /// still be billed.
    static String budget(Story story) {
        var live = story.state().get(Key.live(Story.RUN));
        var ended = story.state().get(Key.ended(Story.RUN));
        var head = live != null ? live.head() : ended != null ? ended.head() : null;
        return head == null
                ? ""
                : "%s / %s / %d"
                        .formatted(
                                amount(head.budget().spent()),
                                amount(head.budget().reserved()),
                                head.open().size());
    }

    private static String amount(Spend spend) {
        return spend.totalTokens() + "t " + spend.toolCalls() + "c";
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case Phase.Queued _ -> "queued";
            case Phase.AwaitingSlot _ -> "awaiting a slot";
            case Phase.Thinking(var call) -> "thinking: " + call(call);
            case Phase.Acting acting ->
                "acting: "
                        + acting.slots().stream()
                                .map(slot -> slot.tool() + " " + call(slot.call()))
                                .collect(Collectors.joining(", "));
        };
    }

    private static String call(PendingCall call) {
        var where = switch (call.state()) {
            case CallState.Held _ -> "held";
            case CallState.Delayed _ -> "delayed";
            case CallState.Ready _ -> "ready";
            case CallState.Out out -> out.isHandedOver() ? "handed over" : "out";
            case CallState.Done _ -> "done";
        };
        return call.grant() > 0 ? where + "#" + call.grant() : where;
    }

    private static String leg(RunHead head) {
        return (head.leg() > 1 ? ", leg " + head.leg() : "") + (head.step() > 1 ? ", step " + head.step() : "");
    }

    private static String inbox(LiveRun run) {
        return run.inbox().isEmpty() ? "" : ", " + run.inbox().size() + " message waits";
    }

    /// The effects on the run itself, then those on others, counted.
    static String effects(List<Effect> effects) {
        var own = new ArrayList<String>();
        var others = new LinkedHashMap<String, Integer>();
        for (var effect : effects) {
            var words = words(effect);
            if (words.run() == null || words.run().equals(Story.RUN)) {
                own.add(words.text());
            } else {
                others.merge(words.text().replace("*", "").replaceAll("[ #].*", ""), 1, Integer::sum);
            }
        }
        own.removeIf(String::isEmpty);
        others.forEach((text, count) -> own.add("*other runs: " + count + " × " + text + "*"));
        return String.join("; ", own);
    }

    private record Words(@Nullable RunKey run, String text) {}

    private static Words words(Effect effect) {
        return switch (effect) {
            case Effect.Call(ModelCall call) ->
                new Words(
                        call.head().run(),
                        "call model#%d, cap %d, %s"
                                .formatted(
                                        call.head().grant(),
                                        call.maxCompletionTokens(),
                                        call.prefixCount() == 0 ? "whole prefix" : "from " + call.prefixCount()));
            case Effect.Call(ToolCall call) ->
                new Words(
                        call.head().run(),
                        "call " + call.tool() + "#" + call.head().grant());
            case Effect.Control(CancelCalls cancel) -> new Words(cancel.run(), "cancel callSeq " + cancel.callSeqs());
            case Effect.Control(BreakerReset _) -> throw new AssertionError("the machine resets no breaker");
            case Effect.Event(RunEvent.OfRun event) -> new Words(event.head().run(), event(event));
            case Effect.Event(Decided _), Effect.Event(EntitySnapshot _), Effect.Measured _, Effect.Snapshot _ ->
                new Words(null, "");
            case Effect.Outcome(var outcome) ->
                new Words(outcome.run(), "**outcome %s %s**".formatted(outcome.status(), outcome.reason()));
            case Effect.Audit(var audit) -> new Words(audit.run(), "audit " + audit.type());
            case Effect.Tell(SlotAsked e) -> new Words(e.run(), "tell SlotAsked" + leg(e.leg()) + limits(e.limits()));
            case Effect.Tell(SlotAnswered e) -> new Words(e.run(), "tell SlotAnswered " + e.decision() + leg(e.leg()));
            case Effect.Tell(SlotReleased e) -> new Words(e.run(), "tell SlotReleased" + leg(e.leg()));
            case Effect.Quarantine(var detail) -> new Words(null, "QUARANTINE " + detail);
        };
    }

    private static String leg(int leg) {
        return leg > 1 ? ", leg " + leg : "";
    }

    private static String limits(Concurrency limits) {
        return limits.isNone() ? ", no limit" : "";
    }

    private static String event(RunEvent.OfRun event) {
        return switch (event) {
            case RunAccepted e -> "RunAccepted " + e.status();
            case LegStarted e -> "LegStarted " + e.head().leg() + " from step " + e.fromStep();
            case StatusChanged e -> "StatusChanged " + e.status();
            case ModelStep e -> "ModelStep " + e.status() + (e.overspent() ? ", overspent" : "");
            case ToolStep e
            when e.grant() == 0 ->
                "ToolStep " + e.tool() + " " + e.status() + " “" + e.content().content() + "”";
            case ToolStep e -> "ToolStep " + e.tool() + " " + e.status();
            case MessageAdded e ->
                "MessageAdded " + e.message().role() + " “" + e.message().text().content() + "”";
            case CallRegranted e -> "CallRegranted #" + e.grant() + " " + e.reason();
            case CallEscalated e -> "CallEscalated " + e.tool();
            case LateUsage e -> "LateUsage #" + e.grant() + ", " + amount(e.charged());
            case Checkpointed e -> "Checkpointed " + e.messages() + " messages";
            case BudgetChanged _ -> "BudgetChanged";
            case CommandAnswered e -> "CommandAnswered " + e.result();
            case RunEnded e -> "RunEnded " + e.outcome().status();
        };
    }
}
