package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Decision;
import dev.taffrail.agent.run.Effect;
import dev.taffrail.agent.run.Given;
import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.MapState;
import dev.taffrail.agent.run.PartitionMachine;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a partition sees when nothing goes wrong: runs, each in a session of its own, that use two tools at once in
/// some steps and then answer.
final class OrderlyDay {
    private final MapState state = new MapState();
    private final List<Input> log = new ArrayList<>();
    private final Deque<AgentCall> out = new ArrayDeque<>();
    private long time = 1_000_000;

    private OrderlyDay() {}

    /// @param atOnce runs that are at work at the same time
    static List<Input> of(int runs, int atOnce) {
        var day = new OrderlyDay();
        for (var run = 0; run < runs; run++) {
            day.admit("r" + run);
            while (day.out.size() > atOnce) {
                day.answer();
            }
        }
        while (!day.out.isEmpty()) {
            day.answer();
        }
        return day.log;
    }

    static RunKey run(int number) {
        return new RunKey("acme", "r" + number, "r" + number);
    }

    private void admit(String run) {
        var key = new RunKey("acme", run, run);
        send(new RunAdmitted(
                source(0),
                key,
                Given.AGENT,
                Text.of("do it for " + run, Origin.USER),
                Given.LIMITS,
                Given.SESSION_LIMITS,
                List.of(),
                "",
                "",
                null,
                List.of(),
                Given.POLICY,
                List.of(),
                Concurrency.NONE));
    }

    private void answer() {
        var call = out.removeFirst();
        var at = call.head();
        var head =
                new ResultHead(at.run(), at.callId(), at.grant(), at.callSeq(), at.partition(), "i", at.policy(), "");
        switch (call) {
            case ModelCall _ -> {
                var usage = new TokenUsage(120, 30, 0, 0, 0);
                var tools = at.step() < 3 ? List.of(tool("p0", "read"), tool("p1", "put")) : List.<ToolRequest>of();
                send(new ModelReturned(
                        source(1),
                        "",
                        new ModelResult(
                                head,
                                ModelStatus.ANSWERED,
                                List.of(new Attempt(1, Billing.BILLED, usage, "scripted", "clerk", "", 5)),
                                Text.of("so it is with " + at.run().run(), Origin.MODEL),
                                tools,
                                FinishReason.STOP,
                                0,
                                "",
                                0,
                                5),
                        List.of()));
            }
            case ToolCall _ ->
                send(new ToolReturned(
                        source(1),
                        "",
                        new ToolResult(head, ToolStatus.OK, Text.of("result", Origin.TOOL), 0, 5),
                        List.of()));
        }
    }

    private static ToolRequest tool(String id, String name) {
        return new ToolRequest(id, name, Text.of("{}", Origin.MODEL), ArgumentProblem.NONE, "");
    }

    private Source source(int partition) {
        return new Source("topic", partition, log.size());
    }

    private void send(InboxEvent event) {
        time += 7;
        var input = new Input(Traffic.PARTITION, log.size(), time, event);
        log.add(input);
        Decision decision = PartitionMachine.decide(state, input);
        state.apply(decision);
        for (var effect : decision.effects()) {
            if (effect instanceof Effect.Call(var call)) {
                out.add(call);
            }
        }
    }
}
