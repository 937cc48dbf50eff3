package dev.taffrail.agent.run;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotDecision;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The columns of the golden table: every event, with the variants that make a difference.
record TableEvent(String name, UnaryOperator<Story> happens) {
    private static final Limits ADD = new Limits(5, 0, 0, 0, 5_000, 0, 0, List.of(), 60_000, 0);

    static List<TableEvent> all() {
        var all = new ArrayList<TableEvent>();
        all.add(told("RunAdmitted", _ -> Tell.admitted(Story.RUN)));
        all.add(told("RunAdmitted, runs at work limited", _ -> Tell.admitted(Story.RUN, "me", Story.LIMITS)));
        all.add(told("RunRefused", _ -> Tell.refused(Story.RUN)));
        commands(all);
        models(all);
        tools(all);
        notStarted(all);
        callers(all);
        slots(all);
        all.add(new TableEvent("TimerDue early", Story::timer));
        all.add(new TableEvent("TimerDue the nearest timer", TableEvent::nearestTimer));
        all.add(new TableEvent(
                "TimerDue 2 h later", story -> story.later(7_200_000).timer()));
        all.add(new TableEvent(
                "TimerDue 25 h later", story -> story.later(90_000_000).timer()));
        all.add(new TableEvent(
                "an offset seen before", story -> story.log().isEmpty() ? story : story.deliver(story.lastInput())));
        return List.copyOf(all);
    }

    private static void commands(List<TableEvent> all) {
        for (var kind : CommandKind.values()) {
            all.add(told("CommandReceived " + kind, _ -> Tell.command(Story.RUN, "c9", kind)));
        }
        all.add(told("CommandReceived RESUME, with budget", _ -> resume(ADD, 0)));
        all.add(told("CommandReceived RESUME, from checkpoint 1", _ -> resume(Limits.NONE, 1)));
        all.add(told("CommandReceived RESUME, from checkpoint 7", _ -> resume(Limits.NONE, 7)));
        all.add(told(
                "CommandReceived ADD_BUDGET, with budget",
                _ -> Tell.command(Story.RUN, "c9", CommandKind.ADD_BUDGET, ADD, 0, List.of())));
        all.add(told(
                "CommandReceived MESSAGE, refused by a guardrail",
                _ -> Tell.command(Story.RUN, "c9", CommandKind.MESSAGE, Limits.NONE, 0, Tell.REFUSED)));
        all.add(told(
                "CommandReceived CANCEL, with the id c0 again",
                _ -> Tell.command(Story.RUN, "c0", CommandKind.CANCEL)));
    }

    private static void models(List<TableEvent> all) {
        all.add(told("ModelReturned ANSWERED", story -> Tell.answers(model(story), "so it is")));
        all.add(told(
                "ModelReturned ANSWERED, asks for read and send", story -> Tell.asks(model(story), "read", "send")));
        all.add(told(
                "ModelReturned ANSWERED, asks for tools that do not exist or fit",
                story -> Tell.asks(model(story), "nothing", "!read")));
        all.add(told(
                "ModelReturned ANSWERED, cut at the cap",
                story -> Tell.model(
                        model(story), ModelStatus.ANSWERED, Tell.billed(Tell.USAGE), "so it", FinishReason.LENGTH)));
        all.add(told(
                "ModelReturned ANSWERED, billed more than reserved, asks for send", story -> overspent(model(story))));
        all.add(told("ModelReturned ANSWERED, refused by a guardrail", story -> refused(model(story))));
        all.add(told("ModelReturned ANSWERED, the grant before", story -> Tell.answers(before(model(story)), "late")));
        all.add(told("ModelReturned ANSWERED, on an external lane", story -> external(model(story))));
        for (var billing : Billing.values()) {
            all.add(told(
                    "ModelReturned FAILED_TRANSIENT, bill " + billing,
                    story -> Tell.fails(model(story), ModelStatus.FAILED_TRANSIENT, billing)));
        }
        all.add(told(
                "ModelReturned FAILED_TRANSIENT, the grant before",
                story -> Tell.fails(before(model(story)), ModelStatus.FAILED_TRANSIENT, Billing.BILLED)));
        all.add(told(
                "ModelReturned FAILED_PERMANENT",
                story -> Tell.fails(model(story), ModelStatus.FAILED_PERMANENT, Billing.NOT_BILLED)));
        all.add(told("ModelReturned UNKNOWN", story -> Tell.fails(model(story), ModelStatus.UNKNOWN, Billing.UNKNOWN)));
    }

    private static void tools(List<TableEvent> all) {
        for (var status : ToolStatus.values()) {
            all.add(told("ToolReturned " + status, story -> Tell.tool(tool(story), status)));
        }
        all.add(told("ToolReturned OK, the grant before", story -> Tell.tool(before(tool(story)), ToolStatus.OK)));
        all.add(told(
                "ToolReturned FAILED, the grant before", story -> Tell.tool(before(tool(story)), ToolStatus.FAILED)));
    }

    private static void notStarted(List<TableEvent> all) {
        for (var reason : NotStartedReason.values()) {
            all.add(told("CallNotStarted " + reason, story -> Tell.notStarted(any(story), reason)));
        }
        all.add(told(
                "CallNotStarted STALE, the grant before",
                story -> Tell.notStarted(before(any(story)), NotStartedReason.STALE)));
    }

    private static void callers(List<TableEvent> all) {
        all.add(told(
                "CallersHandedOver the call is named",
                story -> Tell.handedOver(List.of(any(story).callSeq()))));
        all.add(told("CallersHandedOver it is not", _ -> Tell.handedOver(List.of())));
        all.add(told(
                "CallersTookOver up to the call",
                story -> Tell.tookOver(any(story).callSeq())));
        all.add(told(
                "CallersTookOver by the one that handed it over",
                story -> Tell.tookBack(any(story).callSeq())));
        all.add(told(
                "CallersTookOver below it", story -> Tell.tookOver(any(story).callSeq() - 1)));
    }

    private static void slots(List<TableEvent> all) {
        for (var decision : SlotDecision.values()) {
            var limit = decision == SlotDecision.TENANT_LIMIT || decision == SlotDecision.USER_LIMIT ? 2 : 0;
            var answer = new SlotAnswered(Story.RUN, 1, decision, limit, limit);
            all.add(new TableEvent("SlotAnswered " + decision, story -> story.hear(answer)));
        }
    }

    private static TableEvent told(String name, Function<Story, Tell> event) {
        return new TableEvent(name, story -> story.tell(event.apply(story)));
    }

    private static Tell resume(Limits add, int checkpoint) {
        return Tell.command(Story.RUN, "c9", CommandKind.RESUME, add, checkpoint, List.of());
    }

    private static Tell overspent(ResultHead to) {
        return Tell.returned(new ModelResult(
                to,
                ModelStatus.ANSWERED,
                Tell.billed(new TokenUsage(9_000, 10, 0, 0, 0)),
                Text.EMPTY,
                List.of(new ToolRequest("ask-send", "send", Text.of("{}", Origin.MODEL), ArgumentProblem.NONE, "")),
                FinishReason.TOOL_CALLS,
                0,
                "",
                0,
                5));
    }

    private static Tell refused(ResultHead to) {
        return Tell.returned(answer(to), "", Tell.REFUSED);
    }

    private static Tell external(ResultHead to) {
        return Tell.returned(answer(to), "partner", List.of());
    }

    private static ModelResult answer(ResultHead to) {
        return new ModelResult(
                to,
                ModelStatus.ANSWERED,
                Tell.billed(Tell.USAGE),
                Text.of("so it is", Origin.MODEL),
                List.of(),
                FinishReason.STOP,
                0,
                "",
                0,
                5);
    }

    private static Story nearestTimer(Story story) {
        return story.state().paths(Key.TIMERS, "", 1).isEmpty() ? story.timer() : story.nextTimer();
    }

    private static ResultHead model(Story story) {
        return latest(story, ModelCall.class)
                .orElse(new ResultHead(Story.RUN, "r:1.1.0", 1, 1, Story.PARTITION, "caller-1", Given.POLICY, ""));
    }

    /// A tool call that is out, else the latest one.
    private static ResultHead tool(Story story) {
        return latest(story, ToolCall.class)
                .orElse(new ResultHead(Story.RUN, "r:1.1.1", 1, 1, Story.PARTITION, "caller-1", Given.POLICY, ""));
    }

    /// The latest call of whatever kind.
    private static ResultHead any(Story story) {
        return latest(story, AgentCall.class).orElse(model(story));
    }

    private static Optional<ResultHead> latest(Story story, Class<? extends AgentCall> type) {
        return story.calls().stream()
                .filter(call -> type.isInstance(call) && call.head().run().equals(Story.RUN))
                .reduce((_, later) -> later)
                .map(Tell::to);
    }

    private static ResultHead before(ResultHead head) {
        return new ResultHead(
                head.run(),
                head.callId(),
                head.grant() - 1,
                head.callSeq() - 1,
                head.partition(),
                head.incarnation(),
                head.policy(),
                head.tool());
    }
}
