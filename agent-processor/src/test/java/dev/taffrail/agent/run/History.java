package dev.taffrail.agent.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.agent.budget.Amounts;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.Role;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.run.ToolLimit;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// One random life of a partition, with everything that can go wrong between it and the world: duplicates of the gate,
/// repeated and late results, lost callers, take-overs that come late, commands at any time, timers early and late.
/// After every event the promises are checked.
public final class History {
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

    private final RandomGenerator random;
    private final boolean honestBills;
    /// Digests take half of the time of a decision; they follow from the rest of it, so some histories are enough
    /// for them.
    private final boolean withEvidence;
    private final int burst;
    private final MapState state = new MapState();
    private final List<Input> log = new ArrayList<>();
    private final List<AgentCall> out = new ArrayList<>();
    private final List<CallResult> sent = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final Map<String, Integer> startable = new HashMap<>();
    private final Set<String> outcomes = new HashSet<>();
    private final Deque<InboxEvent.Told> told = new ArrayDeque<>();
    /// Some histories count who is at work; what the partition tells comes back to it.
    private final Concurrency concurrency;
    private final Map<String, Integer> acceptedLegs = new HashMap<>();
    private long offset;
    private long sourceOffset;
    private long time = 1_000_000;
    private long highestSeq;
    private int commands;

    public History(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.honestBills = random.nextInt(4) != 0;
        this.withEvidence = seed % 8 == 0;
        this.concurrency =
                seed % 3 == 0 ? new Concurrency(1 + (int) (seed % 4), (int) (seed / 3 % 3)) : Concurrency.NONE;
        this.burst = seed % 1024 == 255 ? Rules.OUTSTANDING + random.nextInt(60) : 0;
    }

    /// Plays `events` random events and then lets everything come to its end.
    public History play(int events) {
        for (var n = 0; n < burst; n++) {
            send(admission(new RunKey("t" + random.nextInt(3), "burst" + n, "r" + n)));
        }
        for (var i = 0; i < events; i++) {
            step();
        }
        drain();
        return this;
    }

    public List<Input> log() {
        return log;
    }

    MapState state() {
        return state;
    }

    private void step() {
        if (!told.isEmpty() && random.nextBoolean()) {
            send(told.removeFirst());
        }
        time += random.nextInt(3_000);
        switch (random.nextInt(16)) {
            case 0, 1 -> send(admission());
            case 2 -> send(command());
            case 3 -> send(new TimerDue(time));
            case 4 -> repeatGate();
            case 5 -> takeover();
            case 6 -> handover();
            case 7 -> lateOrRepeated();
            case 8 -> time += random.nextInt(100_000);
            default -> answer();
        }
    }

    private void drain() {
        if (random.nextBoolean()) { // else no caller ever comes back
            send(new CallersTookOver(source(), new CallerTakeover(3, "", caller(), Long.MAX_VALUE)));
        }
        for (var round = 0; round < 400 && !live().isEmpty(); round++) {
            for (var run : live()) {
                if (run.paused()) {
                    send(command(run.head().key(), CommandKind.CANCEL));
                }
            }
            hearAll();
            while (!out.isEmpty()) {
                answer();
            }
            hearAll();
            time = Math.max(time + 1, nearestTimer());
            send(new TimerDue(time));
        }
        hearAll();
        assertThat(live()).as("every run ends").isEmpty();
        checkSessions();
        assertThat(acceptedLegs).allSatisfy((run, legs) -> {
            for (var leg = 1; leg <= legs; leg++) {
                assertThat(outcomes).contains(run + "/" + leg);
            }
        });
        for (var round = 0; nearestTimer() < Long.MAX_VALUE; round++) {
            assertThat(round)
                    .as("timers that were handled, and still there are some")
                    .isLessThan(10_000);
            time = Math.max(time + 1, nearestTimer());
            send(new TimerDue(time));
        }
        ledger.assertSettled();
        assertThat(state.entities.keySet())
                .as("nothing is kept for ever")
                .allMatch(path -> path.equals("partition") || path.startsWith("mark/") || path.startsWith("agent/"));
    }

    private void hearAll() {
        while (!told.isEmpty()) {
            send(told.removeFirst());
        }
    }

    private long nearestTimer() {
        var paths = state.paths(Key.TIMERS, "", 1);
        return paths.isEmpty() ? Long.MAX_VALUE : Key.dueOf(paths.getFirst());
    }

    private void send(InboxEvent event) {
        deliver(new Input(3, offset++, time, event));
    }

    private void deliver(Input input) {
        log.add(input);
        var decision = decide(input);
        if (random.nextInt(16) == 0 && !decide(input).equals(decision)) {
            throw new AssertionError("decided again in another way: " + input);
        }
        var isNew = !decision.equals(Decision.NOTHING);
        if (isNew && input.event() instanceof CallReturned returned) {
            ledger.returned(returned.result());
        }
        state.apply(decision);
        for (var effect : decision.effects()) {
            observe(input, effect);
        }
        for (var change : decision.changes()) {
            if (change.entity() != null) {
                check(change.entity());
            }
        }
        if (random.nextInt(burst == 0 ? 8 : 64) == 0) {
            checkCounts();
        }
        if (random.nextInt(16) == 0 && !decide(input).equals(Decision.NOTHING)) {
            throw new AssertionError("an offset that is seen again changes something: " + input);
        }
    }

    private Decision decide(Input input) {
        return withEvidence ? PartitionMachine.decide(state, input) : PartitionMachine.bare(state, input);
    }

    private void observe(Input input, dev.taffrail.agent.run.Effect effect) {
        switch (effect) {
            case dev.taffrail.agent.run.Effect.Call(var call) -> {
                out.add(call);
                ledger.granted(call, reserved(call));
                highestSeq = Math.max(highestSeq, call.head().callSeq());
                if (call instanceof ToolCall tool
                        && tool.effect() == Effect.ONCE
                        && startable.merge(call.head().idempotencyKey(), 1, Integer::sum) != 1) {
                    throw new AssertionError("a once call that may have been started is granted again: " + call.head());
                }
            }
            case dev.taffrail.agent.run.Effect.Outcome(var outcome) -> {
                if (!outcomes.add(outcome.run() + "/" + outcome.leg())) {
                    throw new AssertionError("a second outcome for %s, leg %d".formatted(outcome.run(), outcome.leg()));
                }
            }
            case dev.taffrail.agent.run.Effect.Event(RunEvent.OfRun event) -> {
                acceptedLegs.merge(event.head().run().toString(), event.head().leg(), Math::max);
                if (event instanceof LateUsage late && input.event() instanceof TimerDue) {
                    ledger.expired(late);
                }
            }
            case dev.taffrail.agent.run.Effect.Tell(var event) -> told.add(event);
            case dev.taffrail.agent.run.Effect.Quarantine(var detail) -> throw new AssertionError(detail);
            case dev.taffrail.agent.run.Effect.Event _,
                    dev.taffrail.agent.run.Effect.Audit _,
                    dev.taffrail.agent.run.Effect.Control _,
                    dev.taffrail.agent.run.Effect.Measured _,
                    dev.taffrail.agent.run.Effect.Snapshot _ -> {}
        }
    }

    /// What the state holds for a call that has just gone out.
    private Spend reserved(AgentCall call) {
        var at = call.head();
        var live = state.get(Key.live(at.run()));
        for (var pending : live == null ? List.<PendingCall>of() : Timers.calls(live)) {
            if (pending.callId().equals(at.callId()) && pending.grant() == at.grant()) {
                return pending.reserved();
            }
        }
        var head = live == null ? requireNonNull(state.get(Key.ended(at.run()))).head() : live.head();
        return head.open().stream()
                .filter(open -> open.callId().equals(at.callId()) && open.grant() == at.grant())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is reserved for " + at))
                .reserved();
    }

    private void check(Entity entity) {
        switch (entity) {
            case LiveRun run -> {
                within(run.head().budget());
                agrees(
                        "spent by " + run.head().key(),
                        run.head().budget().spent(),
                        ledger.spent(run.head().key()));
                agrees(
                        "held by " + run.head().key(),
                        run.head().budget().reserved(),
                        ledger.held(run.head().key()).plus(ready(run)));
            }
            case EndedRun run -> {
                within(run.head().budget());
                agrees(
                        "spent by " + run.head().key(),
                        run.head().budget().spent(),
                        ledger.spent(run.head().key()));
                agrees(
                        "held by " + run.head().key(),
                        run.head().budget().reserved(),
                        ledger.held(run.head().key()));
            }
            case Session session -> {
                within(session.budget());
                wellFormed(session);
            }
            case Partition _,
                    Entity.Mark _,
                    Tombstone _,
                    Entity.StoredMessage _,
                    Entity.StoredAgent _,
                    Entity.ReadyCall _,
                    Entity.Timer _,
                    Entity.WaitingCommands _,
                    Entity.RunsAtWork _,
                    Entity.SlotHolder _ -> {}
        }
    }

    private static Ledger.Bill ready(LiveRun run) {
        var bill = Ledger.Bill.NONE;
        for (var call : Timers.calls(run)) {
            bill = call.state() instanceof CallState.Ready ? bill.plus(Ledger.Bill.of(call.reserved())) : bill;
        }
        return bill;
    }

    private static void agrees(String what, Spend machine, Ledger.Bill ledger) {
        if (!Ledger.Bill.of(machine).equals(ledger)) {
            throw new AssertionError("%s: the machine says %s, the ledger %s".formatted(what, machine, ledger));
        }
    }

    private void checkSessions() {
        for (var entity : state.entities.values()) {
            if (entity instanceof Session session) {
                var key = session.run("").recordKey();
                agrees("spent in " + key, session.budget().spent(), ledger.spentInSession(key));
            }
        }
    }

    private void checkCounts() {
        checkSessions();
        var outstanding = 0;
        var ready = 0;
        for (var run : live()) {
            for (var call : Timers.calls(run)) {
                outstanding += call.state() instanceof CallState.Out ? 1 : 0;
                ready += call.state() instanceof CallState.Ready ? 1 : 0;
            }
        }
        var partition = requireNonNull(state.get(Key.partition()));
        assertThat(partition.outstanding())
                .as("outstanding")
                .isEqualTo(outstanding)
                .isLessThanOrEqualTo(Rules.OUTSTANDING);
        assertThat(partition.ready()).as("ready").isEqualTo(ready);
    }

    private void within(Account account) {
        if (!honestBills) {
            return;
        }
        for (var dimension : DIMENSIONS) {
            var limit = Amounts.of(account.limits(), dimension);
            if (limit > 0 && account.used(dimension) > limit) {
                throw new AssertionError(dimension + " is passed in " + account);
            }
        }
    }

    /// Every tool request of the counted messages is answered by the messages behind it, unless its run is at it.
    private void wellFormed(Session session) {
        var waiting = 0;
        for (var sequence = 0L; sequence < session.messages(); sequence++) {
            var message = requireNonNull(state.get(Key.message(session.run(""), sequence)))
                    .message();
            waiting = message.role() == Role.TOOL ? waiting - 1 : answered(waiting, message);
        }
        var active = session.active().isEmpty() ? null : state.get(Key.live(session.run(session.active())));
        if (waiting != 0 && (active == null || !(active.phase() instanceof Phase.Acting))) {
            throw new AssertionError("unanswered tool requests in " + session);
        }
    }

    private static int answered(int waiting, Message message) {
        if (waiting != 0) {
            throw new AssertionError("unanswered tool requests before a message of " + message.role());
        }
        return message.toolRequests().size();
    }

    private InboxEvent admission() {
        return admission(key());
    }

    private InboxEvent admission(RunKey key) {
        if (random.nextInt(10) == 0) {
            return new RunRefused(
                    source(),
                    key,
                    "nobody",
                    Reason.UNKNOWN_AGENT,
                    "no such agent",
                    Text.EMPTY,
                    List.of(),
                    "",
                    "",
                    List.of());
        }
        return new RunAdmitted(
                source(),
                key,
                agent(),
                Text.of("do it", Origin.USER),
                limits(),
                sessionLimits(),
                List.of(),
                concurrency.isNone() ? "" : "user of " + key.session(),
                "",
                null,
                List.of(),
                Given.POLICY,
                List.of(),
                concurrency);
    }

    private AgentDefinition agent() {
        return random.nextBoolean() ? Given.AGENT : Given.agent(UnknownOutcome.TELL_MODEL);
    }

    private Limits limits() {
        return new Limits(
                1 + random.nextInt(8),
                3,
                500 + random.nextInt(20_000),
                50 + random.nextInt(4_000),
                700 + random.nextInt(20_000),
                1_000 + random.nextInt(40_000),
                1 + random.nextInt(8),
                random.nextBoolean() ? List.of() : List.of(new ToolLimit("send", 1 + random.nextInt(2))),
                20_000 + random.nextInt(400_000),
                1 + random.nextInt(5));
    }

    private Limits sessionLimits() {
        return new Limits(
                4 + random.nextInt(20),
                3,
                50_000,
                1_000 + random.nextInt(8_000),
                1_000 + random.nextInt(50_000),
                4_000 + random.nextInt(100_000),
                2 + random.nextInt(20),
                List.of(),
                10_000_000,
                5);
    }

    private RunKey key() {
        return new RunKey("t" + random.nextInt(2), "s" + random.nextInt(3), "r" + random.nextInt(12));
    }

    private CommandReceived command() {
        var kinds = CommandKind.values();
        return command(key(), kinds[random.nextInt(kinds.length)]);
    }

    private CommandReceived command(RunKey key, CommandKind kind) {
        var add = random.nextBoolean()
                ? Limits.NONE
                : new Limits(3, 0, 9_000, 3_000, 12_000, 30_000, 5, List.of(), 100_000, 0);
        var repeated = commands > 0 && random.nextInt(5) == 0 ? random.nextInt(commands) : commands++;
        return new CommandReceived(
                source(),
                key,
                "c" + repeated,
                kind,
                "because",
                Text.of("and this", Origin.USER),
                add,
                random.nextInt(3),
                "me",
                "",
                List.of());
    }

    /// Something that the gate had written before it crashed is written again, behind newer records.
    private void repeatGate() {
        if (log.isEmpty()) {
            return;
        }
        var earlier = log.get(random.nextInt(log.size()));
        if (earlier.event() instanceof InboxEvent.Told) {
            return; // not the gate's: it comes once
        }
        if (earlier.event() instanceof InboxEvent.Sourced) {
            var decision = decide(new Input(3, offset, time, earlier.event()));
            assertThat(decision.effects())
                    .as("effects of a duplicate of the gate")
                    .isEmpty();
            assertThat(decision.changes())
                    .as("changes by a duplicate of the gate")
                    .hasSize(1);
        }
        send(earlier.event());
    }

    private void takeover() {
        var upto = random.nextInt(3) == 0 ? highestSeq : random.nextLong(highestSeq + 1);
        if (random.nextInt(3) == 0) {
            out.removeIf(call -> call.head().callSeq() <= upto && random.nextBoolean());
        }
        send(new CallersTookOver(source(), new CallerTakeover(3, "", caller(), upto)));
    }

    private void handover() {
        var running = out.stream()
                .map(call -> call.head().callSeq())
                .filter(_ -> random.nextBoolean())
                .toList();
        send(new CallersHandedOver(source(), new CallerHandover(3, "", caller(), running)));
    }

    private String caller() {
        return random.nextBoolean() ? "i" : "j";
    }

    private void lateOrRepeated() {
        if (!sent.isEmpty()) {
            send(returned(sent.get(random.nextInt(sent.size()))));
        }
    }

    private void answer() {
        if (out.isEmpty()) {
            return;
        }
        var call = out.remove(random.nextInt(out.size()));
        if (random.nextInt(12) == 0) {
            return; // the caller died
        }
        var result = result(call);
        if (result instanceof NotStarted not && call instanceof ToolCall) {
            startable.merge(call.head().idempotencyKey(), -1, Integer::sum);
            assertThat(not.head().callId()).isEqualTo(call.head().callId());
        }
        sent.add(result);
        send(returned(result));
    }

    private CallResult result(AgentCall call) {
        var at = call.head();
        var head =
                new ResultHead(at.run(), at.callId(), at.grant(), at.callSeq(), at.partition(), "i", at.policy(), "");
        if (random.nextInt(8) == 0) {
            var reasons = NotStartedReason.values();
            return new NotStarted(head, reasons[random.nextInt(reasons.length)], random.nextInt(500), "");
        }
        return switch (call) {
            case ModelCall model -> modelResult(head, model);
            case ToolCall _ -> {
                var statuses = ToolStatus.values();
                var status = random.nextInt(3) == 0 ? statuses[random.nextInt(statuses.length)] : ToolStatus.OK;
                yield new ToolResult(head, status, Text.of("result", Origin.TOOL), 0, 5);
            }
        };
    }

    private ModelResult modelResult(ResultHead head, ModelCall call) {
        var completion = 1 + random.nextLong(call.maxCompletionTokens());
        var tooMuch = !honestBills && random.nextInt(6) == 0 ? 100_000 : 0;
        var usage = new TokenUsage(20 + random.nextInt(30) + tooMuch, completion, 0, 0, 0);
        var billings = Billing.values();
        var status = random.nextInt(8) == 0
                ? ModelStatus.FAILED_TRANSIENT
                : random.nextInt(40) == 0 ? ModelStatus.FAILED_PERMANENT : ModelStatus.ANSWERED;
        var billing = status == ModelStatus.ANSWERED ? Billing.BILLED : billings[random.nextInt(billings.length)];
        var finish = random.nextInt(6) == 0 ? FinishReason.LENGTH : FinishReason.STOP;
        var attempts = random.nextInt(20) == 0
                ? List.<Attempt>of()
                : List.of(new Attempt(1, billing, usage, "scripted", "clerk", "", 5));
        return new ModelResult(
                head,
                status,
                attempts,
                Text.of("so it is", Origin.MODEL),
                status == ModelStatus.ANSWERED ? requests() : List.of(),
                finish,
                random.nextInt(300),
                "",
                0,
                5);
    }

    private List<ToolRequest> requests() {
        var names = List.of("read", "put", "send", "nothing");
        var requests = new ArrayList<ToolRequest>();
        for (var i = random.nextInt(5); i > 1; i--) {
            var name = names.get(random.nextInt(4));
            var problem = random.nextInt(8) == 0 ? ArgumentProblem.MISSING_FIELD : ArgumentProblem.NONE;
            requests.add(new ToolRequest(
                    "p" + i,
                    name,
                    Text.of("{}", Origin.MODEL),
                    problem,
                    problem == ArgumentProblem.NONE ? "" : "missing: x"));
        }
        return requests;
    }

    private InboxEvent returned(CallResult result) {
        return switch (result) {
            case ModelResult model -> new ModelReturned(source(), "", model, List.of());
            case ToolResult tool -> new ToolReturned(source(), "", tool, List.of());
            case NotStarted not -> new CallNotStarted(source(), "", not);
        };
    }

    private Source source() {
        return new Source("topic", 3, sourceOffset++);
    }

    private List<LiveRun> live() {
        return state.entities.values().stream()
                .filter(LiveRun.class::isInstance)
                .map(LiveRun.class::cast)
                .toList();
    }
}
