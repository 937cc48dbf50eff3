package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.ModelCost;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallHead;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.run.Reason;
import java.util.ArrayList;
import java.util.List;

/// Gives grants: reserves the worst case of a call in every scope, then lets it go out or puts it into the ready queue.
final class Grants {
    private Grants() {}

    /// Grants the model call that the run waits for, or ends the run when no budget covers it.
    static void model(Draft draft, LiveRun run) {
        if (!(run.phase() instanceof Phase.Thinking(var call))) {
            throw new IllegalStateException(run.head().key() + " does not wait for a model");
        }
        if (run.paused()) {
            Timers.save(draft, run.in(new Phase.Thinking(call.in(new CallState.Held()))));
            return;
        }
        var head = run.head();
        var agent = draft.require(Key.agent(head.agent()));
        var session = draft.require(Key.session(head.key()));
        var price = agent.agent().price();
        var most = agent.agent().maxCompletionTokens();
        var prompt = Prompts.bound(draft, head, session, agent);
        var cap = ModelCost.affordableCompletion(Budgets.accounts(draft, head), price, prompt, most);
        var worst = ModelCost.worst(price, prompt, Math.max(cap, Math.min(ModelCost.LEAST_COMPLETION_TOKENS, most)));
        var refusal = Budgets.refusal(draft, head, worst);
        var first = call.grant() == 0;
        if (refusal.isPresent()) {
            if (first) {
                Endings.endAfterStep(draft, run.with(head.withoutThisStep()), refusal.get());
            } else {
                Endings.end(draft, run, refusal.get());
            }
            return;
        }
        var from = call.wholePrefix() ? 0 : session.sent();
        if (Conversation.bytes(Conversation.read(draft, head.key(), from, session.messages())) > Rules.CALL_BYTES) {
            Endings.end(
                    draft,
                    run,
                    Ending.failed(
                            Reason.PAYLOAD_TOO_LARGE,
                            "the conversation is larger than the %d bytes that one call may carry"
                                    .formatted(Rules.CALL_BYTES)));
            return;
        }
        var granted = call.granted(ReadyQueue.admit(draft, head.key(), call.callId()), worst, worst.completionTokens());
        var charged = first ? Budgets.charge(draft, head, Steps.ITERATION) : head;
        var reserved = run.with(Budgets.reserve(draft, charged, worst)).in(new Phase.Thinking(granted));
        Timers.save(draft, emitIfOut(draft, reserved, granted));
    }

    /// Grants every tool call of the run that may start now: reads side by side, all others one by one behind them.
    static void tools(Draft draft, LiveRun before) {
        var run = before;
        while (!run.paused() && run.phase() instanceof Phase.Acting acting) {
            var next = next(draft, run, acting);
            if (next < 0) {
                break;
            }
            var slot = acting.slots().get(next);
            var cost = Budgets.toolCall(draft, run.head(), slot.tool());
            var refusal = Budgets.refusal(draft, run.head(), cost);
            if (refusal.isPresent()) {
                Endings.end(draft, run, refusal.get());
                return;
            }
            var call = slot.call();
            var granted = call.granted(ReadyQueue.admit(draft, run.head().key(), call.callId()), cost, 0);
            run = run.with(Budgets.reserve(draft, run.head(), cost)).in(replaced(acting, slot.with(granted)));
            run = emitIfOut(draft, run, granted);
        }
        Timers.save(draft, run);
    }

    /// Releases a call for a further grant at `notBefore`, or at once when that is not in the future. The call's
    /// reservation has been settled.
    static void again(Draft draft, LiveRun run, PendingCall call, RegrantReason reason, String detail, long notBefore) {
        var told = draft.event(
                run,
                at -> new CallRegranted(
                        at, call.callId(), call.grant() + 1, reason, detail, Math.max(notBefore, draft.now())));
        var waits = notBefore > draft.now();
        var wholePrefix = call.wholePrefix();
        var released = call.released(waits ? new CallState.Delayed(notBefore) : new CallState.Held());
        var next = wholePrefix ? released.withWholePrefix() : released;
        var changed = told.in(replaced(told.phase(), next));
        if (waits) {
            Timers.save(draft, changed);
        } else {
            go(draft, changed);
        }
    }

    /// Grants what a run holds.
    static void go(Draft draft, LiveRun run) {
        switch (run.phase()) {
            case Phase.Queued _, Phase.AwaitingSlot _ -> Timers.save(draft, run);
            case Phase.Thinking(var call) -> {
                if (call.state() instanceof CallState.Held) {
                    model(draft, run);
                } else {
                    Timers.save(draft, run);
                }
            }
            case Phase.Acting _ -> tools(draft, run);
        }
    }

    /// The record for a call that goes out now, with the next callSeq of the partition. Returns the run with the
    /// call out.
    static LiveRun emit(Draft draft, LiveRun run, PendingCall call) {
        var partition = draft.partition().callOut();
        draft.set(partition);
        var agent = draft.require(Key.agent(run.head().agent())).agent();
        var timeout = timeout(run, call, agent);
        var validUntil = draft.now() + Rules.VALID_FOR;
        var head = new CallHead(
                run.head().key(),
                run.head().leg(),
                run.head().step(),
                call.callId(),
                call.grant(),
                partition.callSeq(),
                draft.partitionNumber(),
                validUntil,
                timeout,
                run.head().key().tenant() + "/" + run.head().key().session() + "/" + call.callId(),
                run.head().traceparent(),
                run.head().policy());
        draft.emit(new dev.taffrail.agent.run.Effect.Call(record(draft, run, call, head)));
        var out = new CallState.Out(partition.callSeq(), validUntil + timeout + Rules.RESULT_SLACK, "");
        return run.in(replaced(run.phase(), call.in(out)));
    }

    static Phase replaced(Phase phase, PendingCall call) {
        return switch (phase) {
            case Phase.Queued queued -> queued;
            case Phase.AwaitingSlot waiting -> waiting;
            case Phase.Thinking _ -> new Phase.Thinking(call);
            case Phase.Acting acting -> {
                var slots = new ArrayList<Slot>();
                for (var slot : acting.slots()) {
                    slots.add(slot.call().callId().equals(call.callId()) ? slot.with(call) : slot);
                }
                yield new Phase.Acting(acting.base(), slots);
            }
        };
    }

    private static Phase replaced(Phase.Acting acting, Slot slot) {
        return replaced(acting, slot.call());
    }

    private static LiveRun emitIfOut(Draft draft, LiveRun run, PendingCall call) {
        return call.state() instanceof CallState.Ready ? run : emit(draft, run, call);
    }

    private static AgentCall record(Draft draft, LiveRun run, PendingCall call, CallHead head) {
        return switch (run.phase()) {
            case Phase.Queued _, Phase.AwaitingSlot _ ->
                throw new IllegalStateException(run.head().key() + " waits for its turn and has no call");
            case Phase.Thinking _ -> modelCall(draft, run, call, head);
            case Phase.Acting acting -> toolCall(draft, run, acting, call, head);
        };
    }

    private static ModelCall modelCall(Draft draft, LiveRun run, PendingCall call, CallHead head) {
        var session = draft.require(Key.session(head.run()));
        var from = call.wholePrefix() ? 0 : session.sent();
        var prefixHash = call.wholePrefix() ? Bytes.EMPTY : session.sentHash();
        var added = Conversation.read(draft, head.run(), from, session.messages());
        draft.put(Key.session(head.run()), session.allSent());
        return new ModelCall(head, run.head().agent(), from, prefixHash, added, session.chainHash(), call.cap(), 1);
    }

    private static ToolCall toolCall(Draft draft, LiveRun run, Phase.Acting acting, PendingCall call, CallHead head) {
        var slot = slot(acting, call.callId());
        var request = Steps.request(draft, run.head(), acting.base(), slot.index());
        return new ToolCall(head, run.head().agent(), slot.tool(), request.arguments(), slot.effect());
    }

    static Slot slot(Phase.Acting acting, String callId) {
        return acting.slots().stream()
                .filter(slot -> slot.call().callId().equals(callId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no call " + callId));
    }

    private static long timeout(LiveRun run, PendingCall call, dev.taffrail.schemas.agent.AgentDefinition agent) {
        if (!(run.phase() instanceof Phase.Acting acting)) {
            return agent.modelTimeoutMillis();
        }
        return definition(agent, slot(acting, call.callId()).tool()).timeoutMillis();
    }

    /// What the run's agent says of a tool that it has.
    static ToolDefinition definition(Draft draft, RunHead head, String tool) {
        return definition(draft.require(Key.agent(head.agent())).agent(), tool);
    }

    private static ToolDefinition definition(dev.taffrail.schemas.agent.AgentDefinition agent, String name) {
        return agent.tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("agent " + agent.name() + " has no tool " + name));
    }

    /// The slot to grant next; -1 when there is none.
    private static int next(Draft draft, LiveRun run, Phase.Acting acting) {
        var parallel = draft.require(Key.agent(run.head().agent())).agent().parallelTools();
        var reading = count(acting.slots(), true);
        var held = -1;
        for (var slot : acting.slots()) {
            if (slot.call().state() instanceof CallState.Held) {
                if (slot.effect() == Effect.READ_ONLY) {
                    return reading < parallel ? slot.index() : -1;
                }
                held = held < 0 ? slot.index() : held;
            }
        }
        return reading == 0 && count(acting.slots(), false) == 0 ? held : -1;
    }

    private static int count(List<Slot> slots, boolean reads) {
        var count = 0;
        for (var slot : slots) {
            var started = !slot.isDone() && !(slot.call().state() instanceof CallState.Held);
            if (started && (slot.effect() == Effect.READ_ONLY) == reads) {
                count++;
            }
        }
        return count;
    }
}
