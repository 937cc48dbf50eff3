package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The loop of a run: think, act, think again.
final class Steps {
    static final Spend ITERATION = new Spend(1, 0, 0, 0, 0, List.of());

    private Steps() {}

    /// Begins an iteration: asks the model. It is charged with its first grant; without one it was none.
    static void think(Draft draft, LiveRun before) {
        var run = before;
        for (var message : before.inbox()) {
            run = Legs.addMessage(draft, run, message);
        }
        run = run.withInbox(List.of());
        var refusal = Budgets.refusal(draft, run.head(), ITERATION);
        if (refusal.isPresent()) {
            Endings.endAfterStep(draft, run, refusal.get());
            return;
        }
        var head = run.head().nextStep();
        Grants.model(draft, run.with(head).in(new Phase.Thinking(PendingCall.first(callId(head, 0)))));
    }

    /// The model asked for tools: what is valid and allowed is executed, what is not is explained to the model.
    ///
    /// @param base where the results stand in the conversation
    static void act(Draft draft, LiveRun before, List<ToolRequest> requests, AgentDefinition agent, long base) {
        var run = before;
        var slots = new ArrayList<Slot>();
        var invalid = 0;
        for (var index = 0; index < requests.size(); index++) {
            var request = requests.get(index);
            var tool = tool(agent, request);
            var call = PendingCall.first(callId(run.head(), index + 1));
            if (tool.isEmpty()) {
                invalid++;
                slots.add(new Slot(index, request.name(), Effect.UNKNOWN, call.in(new CallState.Done())));
                run = refuse(
                        draft,
                        run,
                        base + index,
                        request,
                        call.callId(),
                        Effect.UNKNOWN,
                        explanation(request),
                        List.of());
                continue;
            }
            var effect = tool.get().handledAs();
            var stopping = Flows.stopping(draft, run.head(), tool.get());
            if (stopping.isPresent()) {
                slots.add(new Slot(index, request.name(), effect, call.in(new CallState.Done())));
                run = Flows.refuse(draft, run, base + index, request, tool.get(), call.callId(), stopping.get());
            } else {
                slots.add(new Slot(index, request.name(), effect, call));
            }
        }
        var repairs = invalid == 0 ? 0 : run.head().repairs() + 1;
        run = run.with(run.head().withRepairs(repairs));
        if (repairs > agent.repairs()) {
            giveUp(draft, run, base, slots, repairs);
            return;
        }
        advance(draft, run, base, slots);
    }

    /// Goes on after a slot changed: finishes the iteration, or grants what may start now.
    static void advance(Draft draft, LiveRun run, long base, List<Slot> slots) {
        if (slots.stream().allMatch(Slot::isDone)) {
            finish(draft, run, base + slots.size());
        } else {
            Grants.tools(draft, run.in(new Phase.Acting(base, slots)));
        }
    }

    /// Ends an iteration: all of it is in the conversation.
    static void finish(Draft draft, LiveRun run, long end) {
        Conversation.close(draft, run.head().key(), end);
        think(draft, checkpoint(draft, run));
    }

    static LiveRun checkpoint(Draft draft, LiveRun run) {
        var session = draft.require(Key.session(run.head().key()));
        return draft.event(
                run,
                at -> new Checkpointed(
                        at,
                        run.head().agent(),
                        run.head().firstMessage(),
                        session.messages(),
                        session.chainHash(),
                        Budgets.snapshot(draft, run.head())));
    }

    /// Puts into a slot's place why its call is refused before any grant, for the model and the events.
    static LiveRun refuse(
            Draft draft,
            LiveRun run,
            long sequence,
            ToolRequest request,
            String callId,
            Effect effect,
            String words,
            List<Verdict> verdicts) {
        var head = run.head();
        var content = Text.of(words, Origin.RUNTIME);
        var message = Message.tool(request, content, true, head.key().run(), head.leg(), head.step());
        Conversation.place(draft, head.key(), sequence, message);
        return draft.event(
                run,
                at -> new ToolStep(
                        at,
                        callId,
                        0,
                        request.id(),
                        sequence,
                        request.name(),
                        effect,
                        ToolStatus.REFUSED,
                        content,
                        0,
                        verdicts));
    }

    /// Puts a result that the runtime wrote into a slot's place.
    static LiveRun placeRuntime(Draft draft, LiveRun run, long sequence, ToolRequest request, String words) {
        return run.with(placeRuntime(draft, run.head(), sequence, request, words));
    }

    static RunHead placeRuntime(Draft draft, RunHead head, long sequence, ToolRequest request, String words) {
        var message = Message.tool(
                request, Text.of(words, Origin.RUNTIME), true, head.key().run(), head.leg(), head.step());
        Conversation.place(draft, head.key(), sequence, message);
        return draft.event(head, at -> new MessageAdded(at, sequence, message));
    }

    /// The request that the slot at `index` answers: it stands in the message before `base`.
    static ToolRequest request(Draft draft, RunHead head, long base, int index) {
        return draft.require(Key.message(head.key(), base - 1))
                .message()
                .toolRequests()
                .get(index);
    }

    private static void giveUp(Draft draft, LiveRun run, long base, List<Slot> slots, int repairs) {
        Endings.endActing(
                draft,
                run,
                base,
                slots,
                Ending.failed(
                        Reason.TOO_MANY_FAILURES,
                        repairs
                                + " answers in a row asked for tools that do not exist or with arguments that do not fit"));
    }

    private static Optional<ToolDefinition> tool(AgentDefinition agent, ToolRequest request) {
        return request.problem() != ArgumentProblem.NONE
                ? Optional.empty()
                : agent.tools().stream()
                        .filter(tool -> tool.name().equals(request.name()))
                        .findFirst();
    }

    private static String explanation(ToolRequest request) {
        return request.explanation().isEmpty() ? "there is no tool named " + request.name() : request.explanation();
    }

    private static String callId(RunHead head, int index) {
        return head.key().run() + ":" + head.leg() + "." + head.step() + "." + index;
    }
}
