package dev.taffrail.sink;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.ScopeBudget;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Tells the events of a run as the run machine would: with rising `seq` and a true chain hash.
public final class Story {
    public static final Limits LIMITS = new Limits(20, 3, 90_000, 9_000, 99_000, 1_000_000, 50, List.of(), 600_000, 5);
    private static final Attempt BILLED =
            new Attempt(1, Billing.BILLED, new TokenUsage(100, 20, 10, 0, 0), "scripted", "script-1", "", 12);

    private final RunKey key;
    private final List<RunEvent> events = new ArrayList<>();
    private final List<RunOutcome> outcomes = new ArrayList<>();
    private List<Message> conversation = new ArrayList<>();
    private long seq;
    private int leg;
    private int step;
    private long time;
    private Spend spent = Spend.ZERO;

    public Story(RunKey key, long time) {
        this.key = key;
        this.time = time;
    }

    /// A run of `iterations` with one tool call in each but the last, which answers.
    public static Story completed(String run, int iterations, long time) {
        var story = new Story(new RunKey("acme", "session-of-" + run, run), time)
                .accepted()
                .started("What is the rate?");
        for (var i = 1; i < iterations; i++) {
            story.toolIteration("rates", "rate " + i + " of " + run);
        }
        return story.answered("The rate is 4.").ended(RunStatus.COMPLETED, Reason.ANSWERED);
    }

    public List<RunEvent> events() {
        return List.copyOf(events);
    }

    public List<RunOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public List<Message> conversation() {
        return List.copyOf(conversation);
    }

    public RunKey key() {
        return key;
    }

    public Story accepted() {
        return tell(at -> new RunAccepted(
                at,
                RunStatus.RUNNING,
                "clerk@abc",
                Text.of("What is the rate?", Origin.USER),
                LIMITS,
                LIMITS,
                List.of(new Label("desk", "7")),
                "ann",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                null,
                List.of(),
                "house@1"));
    }

    public Story started(String input) {
        leg++;
        tell(at -> new LegStarted(at, 0, LIMITS, 0, conversation.size(), chain(), "", "", ""));
        return said(Message.user(Text.of(input, Origin.USER), key.run(), leg, step));
    }

    /// Opens the next leg from the checkpoint of `fromStep`, which had `messages`.
    public Story resumed(int fromStep, int messages) {
        leg++;
        conversation = new ArrayList<>(conversation.subList(0, messages));
        return tell(at -> new LegStarted(at, fromStep, LIMITS, 0, messages, chain(), "cmd-1", "bob", "more money"));
    }

    public Story toolIteration(String tool, String result) {
        step++;
        var request = new ToolRequest(
                "req-" + step, tool, Text.of("{\"n\":" + step + "}", Origin.MODEL), ArgumentProblem.NONE, "");
        model(
                Message.assistant(Text.of("I look it up.", Origin.MODEL), List.of(request), key.run(), leg, step),
                FinishReason.TOOL_CALLS);
        var text = Text.of(result, Origin.TOOL);
        var place = conversation.size();
        conversation.add(Message.tool(request, text, false, key.run(), leg, step));
        spent = plus(0, 0, 0, 0, 1);
        tell(at -> new ToolStep(
                at,
                key.run() + ":" + leg + "." + step + ".1",
                1,
                request.id(),
                place,
                tool,
                Effect.READ_ONLY,
                ToolStatus.OK,
                text,
                3,
                List.of()));
        return checkpointed();
    }

    public Story answered(String answer) {
        step++;
        return model(
                Message.assistant(Text.of(answer, Origin.MODEL), List.of(), key.run(), leg, step), FinishReason.STOP);
    }

    public Story checkpointed() {
        return tell(at -> new Checkpointed(at, "clerk@abc", 0, conversation.size(), chain(), budgets()));
    }

    public Story ended(RunStatus status, Reason reason) {
        var answer =
                conversation.isEmpty() ? Text.EMPTY : conversation.getLast().text();
        return tell(at -> {
            var outcome = new RunOutcome(
                    key,
                    leg,
                    status,
                    reason,
                    "",
                    "clerk@abc",
                    answer,
                    null,
                    step,
                    spent,
                    status != RunStatus.COMPLETED,
                    List.of(),
                    time - 5,
                    at.time(),
                    at.offset());
            outcomes.add(outcome);
            return new RunEnded(at, outcome, conversation.size(), chain(), budgets());
        });
    }

    public Story tell(Function<EventHead, RunEvent> event) {
        seq++;
        time += 5;
        events.add(event.apply(new EventHead(key, Math.max(leg, 1), seq, step, time, seq * 3)));
        return this;
    }

    public Bytes chain() {
        return ConversationHash.fold(Bytes.EMPTY, conversation);
    }

    private Story said(Message message) {
        var place = conversation.size();
        conversation.add(message);
        return tell(at -> new MessageAdded(at, place, message));
    }

    private Story model(Message answer, FinishReason finish) {
        var place = conversation.size();
        conversation.add(answer);
        spent = plus(1, 100, 20, 345, 0);
        return tell(at -> new ModelStep(
                at,
                key.run() + ":" + leg + "." + step + ".0",
                1,
                ModelStatus.ANSWERED,
                List.of(BILLED),
                finish,
                new Spend(1, 100, 20, 345, 0, List.of()),
                false,
                15,
                "",
                place,
                answer,
                chain(),
                List.of()));
    }

    private Spend plus(long iterations, long prompt, long completion, long cost, long tools) {
        return new Spend(
                spent.iterations() + iterations,
                spent.promptTokens() + prompt,
                spent.completionTokens() + completion,
                spent.costMicros() + cost,
                spent.toolCalls() + tools,
                List.of());
    }

    private List<ScopeBudget> budgets() {
        return List.of(
                new ScopeBudget(Scope.RUN, LIMITS, spent, Spend.ZERO),
                new ScopeBudget(Scope.SESSION, LIMITS, spent, Spend.ZERO));
    }
}
