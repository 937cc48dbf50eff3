package dev.taffrail.agent.run;

import static java.util.Objects.requireNonNull;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;

/// One partition and what happens to it: events are stamped with the next offsets and decided; calls, events and
/// outcomes are kept. Unless a test says otherwise everything is about [#RUN], and an answer is for its latest call.
final class Story {
    static final int PARTITION = 3;
    static final RunKey RUN = run("r");
    /// Of runs at work, in tests of these.
    static final Concurrency LIMITS = new Concurrency(3, 2);

    private static final int MOST_TIMERS = 1_000;

    private final MapState state;
    private final List<Input> log = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private int heard;
    private int latest;
    private int timers;
    private long time = 1_000_000;

    Story() {
        this(new MapState());
    }

    private Story(MapState state) {
        this.state = state;
    }

    /// A story that goes its own way from here.
    Story copy() {
        var copy = new Story(new MapState(state));
        copy.log.addAll(log);
        copy.effects.addAll(effects);
        copy.latest = latest;
        copy.heard = heard;
        copy.time = time;
        return copy;
    }

    /// A run of the session in which most tests play.
    static RunKey run(String id) {
        return new RunKey("acme", "desk", id);
    }

    // What happens

    Story tell(Tell event) {
        return deliver(new Input(PARTITION, log.size(), time, event.from(new Source("topic", PARTITION, log.size()))));
    }

    Story deliver(Input input) {
        log.add(input);
        var decision = PartitionMachine.decide(state, input);
        state.apply(decision);
        latest = effects.size();
        effects.addAll(decision.effects());
        return this;
    }

    Story admit() {
        return tell(Tell.admitted(RUN));
    }

    Story admit(String run) {
        return tell(Tell.admitted(run(run)));
    }

    Story admit(Limits limits) {
        return tell(Tell.admitted(RUN, Given.AGENT, limits, Given.SESSION_LIMITS));
    }

    Story admit(AgentDefinition agent) {
        return tell(Tell.admitted(RUN, agent, Given.LIMITS, Given.SESSION_LIMITS));
    }

    Story command(String id, CommandKind kind) {
        return tell(Tell.command(RUN, id, kind));
    }

    Story resume(String id, Limits add, int checkpoint) {
        return tell(Tell.command(RUN, id, CommandKind.RESUME, add, checkpoint, List.of()));
    }

    Story answers(String text) {
        return tell(Tell.answers(Tell.to(modelCall()), text));
    }

    Story asks(String... tools) {
        return tell(Tell.asks(Tell.to(modelCall()), tools));
    }

    Story fails(ModelStatus status, Billing billing) {
        return tell(Tell.fails(Tell.to(modelCall()), status, billing));
    }

    Story tool(String tool, ToolStatus status) {
        return tell(Tell.tool(Tell.to(toolCall(tool)), status));
    }

    Story notStarted(NotStartedReason reason) {
        return tell(Tell.notStarted(Tell.to(calls().getLast()), reason));
    }

    /// Every caller is gone; another one takes the partition over.
    Story loseCallers() {
        return tell(Tell.tookOver(highestSeq()));
    }

    /// An event that a partition tells.
    Story hear(InboxEvent.Told event) {
        return deliver(new Input(PARTITION, log.size(), time, event));
    }

    /// What this partition told and has not heard yet comes back to it.
    Story hearAll() {
        for (var told = told(); heard < told.size(); told = told()) {
            hear(told.get(heard++));
        }
        return this;
    }

    /// A run of the session with the limits [#LIMITS] of runs at work; the answer is heard.
    Story admitCounted(String run) {
        return tell(Tell.admitted(run(run), "me", LIMITS)).hearAll();
    }

    Story later(long millis) {
        time += millis;
        return this;
    }

    /// A timer record of the time that it is now.
    Story timer() {
        return deliver(new Input(PARTITION, log.size(), time, new TimerDue(time)));
    }

    /// When the next timer is due.
    long nextDue() {
        return Key.dueOf(state.paths(Key.TIMERS, "", 1).getFirst());
    }

    /// Time passes until the nearest timer is due, and it is told.
    Story nextTimer() {
        if (++timers > MOST_TIMERS) {
            throw new AssertionError("timers go on for ever: " + state.paths(Key.TIMERS, "", 3));
        }
        time = Math.max(time, nextDue());
        return timer();
    }

    /// Time passes until a timer lets a call out. Timers may go off early.
    Story nextGrant() {
        do {
            nextTimer();
        } while (newCalls().isEmpty());
        return this;
    }

    // What can be seen

    MapState state() {
        return state;
    }

    long now() {
        return time;
    }

    Input lastInput() {
        return log.getLast();
    }

    List<Input> log() {
        return log;
    }

    LiveRun live() {
        return requireNonNull(state.get(Key.live(RUN)), "the run is not live");
    }

    EndedRun ended() {
        return requireNonNull(state.get(Key.ended(RUN)), "the run has not ended");
    }

    Session session() {
        return requireNonNull(state.get(Key.session(RUN)), "there is no session");
    }

    Partition partition() {
        return requireNonNull(state.get(Key.partition()), "there is no partition");
    }

    /// The effects of the latest event, in their order.
    List<Effect> effects() {
        return effects.subList(latest, effects.size());
    }

    List<RunOutcome> outcomes() {
        return all(effects, Effect.Outcome.class).stream()
                .map(Effect.Outcome::outcome)
                .toList();
    }

    RunOutcome outcome() {
        return outcomes().getLast();
    }

    /// The events of one type that the latest event caused.
    <E extends RunEvent> List<E> events(Class<E> type) {
        return all(
                all(effects(), Effect.Event.class).stream()
                        .map(Effect.Event::event)
                        .toList(),
                type);
    }

    /// The calls that the latest event let out.
    List<AgentCall> newCalls() {
        return all(effects(), Effect.Call.class).stream().map(Effect.Call::call).toList();
    }

    List<AgentCall> calls() {
        return all(effects, Effect.Call.class).stream().map(Effect.Call::call).toList();
    }

    /// All that the partition has told.
    List<InboxEvent.Told> told() {
        return all(effects, Effect.Tell.class).stream().map(Effect.Tell::event).toList();
    }

    /// What the latest event told.
    List<InboxEvent.Told> newlyTold() {
        return all(effects(), Effect.Tell.class).stream()
                .map(Effect.Tell::event)
                .toList();
    }

    ModelCall modelCall() {
        return (ModelCall) calls().stream()
                .filter(call -> call instanceof ModelCall && call.head().run().equals(RUN))
                .toList()
                .getLast();
    }

    ToolCall toolCall(String tool) {
        return (ToolCall) calls().stream()
                .filter(call -> call instanceof ToolCall other
                        && other.tool().equals(tool)
                        && call.head().run().equals(RUN))
                .toList()
                .getLast();
    }

    long highestSeq() {
        return partition().callSeq();
    }

    /// The conversation of the session: `ROLE text` each.
    List<String> conversation() {
        var lines = new ArrayList<String>();
        for (var sequence = 0L; sequence < session().messages(); sequence++) {
            var message = requireNonNull(state.get(Key.message(RUN, sequence))).message();
            lines.add(message.role() + " " + message.text().content());
        }
        return lines;
    }

    private static <T> List<T> all(List<?> from, Class<T> type) {
        return from.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
