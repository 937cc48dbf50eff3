package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
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

/// A random life of several partitions that tell each other who is at work. What one partition tells another arrives in
/// its order and once; what different ones tell arrives in any. After every event it is checked, from the run's events
/// alone, that no tenant and no user has more runs at work than the limit allows.
public final class SlotHistory {
    private static final int SESSIONS = 6;
    private static final int MOST_ROUNDS = 10_000;

    private final RandomGenerator random;
    private final Concurrency limits;
    /// Whether runs are resumed, which no limit refuses, and rules fail.
    private final boolean unruly;
    private final List<MapState> partitions = new ArrayList<>();
    private final List<List<Input>> logs = new ArrayList<>();
    private final Map<Channel, Deque<InboxEvent.Told>> channels = new HashMap<>();
    private final List<AgentCall> out = new ArrayList<>();
    private final List<RunKey> runs = new ArrayList<>();
    private final Map<RunKey, String> users = new HashMap<>();
    private final Set<RunKey> counted = new HashSet<>();
    private final Set<RunKey> atWork = new HashSet<>();
    private final Map<String, Integer> outcomes = new HashMap<>();
    private final Map<RunKey, Integer> legs = new HashMap<>();
    private int refused;
    private long time = 1_000_000;
    private long sources;

    /// What partition `from` tells partition `to`.
    private record Channel(int from, int to) {}

    public SlotHistory(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.unruly = seed % 3 == 0;
        this.limits = new Concurrency(random.nextInt(4), random.nextInt(3));
        for (var i = 0; i < 1 + seed % 4; i++) {
            partitions.add(new MapState());
            logs.add(new ArrayList<>());
        }
    }

    public SlotHistory play(int events) {
        for (var i = 0; i < events; i++) {
            step();
        }
        drain();
        return this;
    }

    int refused() {
        return refused;
    }

    /// By partition.
    public List<List<Input>> logs() {
        return logs;
    }

    private void step() {
        time += random.nextInt(2_000);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> admit();
            case 3 -> command();
            case 4 -> {
                time += random.nextInt(70_000); // so that some ask again
                wake();
            }
            case 5, 6 -> answer();
            default -> hear();
        }
    }

    private void admit() {
        var id = "r" + runs.size();
        var session = random.nextInt(3) == 0 ? id : "s" + random.nextInt(SESSIONS);
        var run = new RunKey("t" + random.nextInt(2), session, id);
        var user = random.nextInt(4) == 0 ? "" : "u" + random.nextInt(2);
        var isSubRun = random.nextInt(8) == 0; // carries no limits: its root is counted
        runs.add(run);
        users.put(run, user);
        if (!isSubRun) {
            counted.add(run);
        }
        send(run, Tell.admitted(run, user, isSubRun ? Concurrency.NONE : limits));
    }

    private void command() {
        if (runs.isEmpty()) {
            return;
        }
        var run = runs.get(random.nextInt(runs.size()));
        var kinds = unruly
                ? List.of(CommandKind.CANCEL, CommandKind.PAUSE, CommandKind.RESUME, CommandKind.MESSAGE)
                : List.of(CommandKind.CANCEL, CommandKind.PAUSE, CommandKind.MESSAGE);
        send(run, Tell.command(run, "c" + sources, kinds.get(random.nextInt(kinds.size()))));
    }

    private void answer() {
        if (out.isEmpty()) {
            return;
        }
        var call = out.remove(random.nextInt(out.size()));
        var run = call.head().run();
        var state = partitions.get(partitionOf(run.recordKey()));
        var session = state.get(Key.session(run));
        var agent = "agent/" + Given.AGENT.version();
        var kept = state.entities.get(agent);
        if (unruly && kept != null && session != null && session.queue().isEmpty() && random.nextInt(5) == 0) {
            state.entities.remove(agent); // a rule fails on the answer
        }
        send(
                run,
                random.nextInt(3) == 0
                        ? Tell.fails(Tell.to(call), ModelStatus.FAILED_TRANSIENT, Billing.NOT_BILLED)
                        : Tell.answers(Tell.to(call), "done"));
        if (kept != null) {
            state.entities.put(agent, kept);
        }
    }

    /// The next event of some channel arrives.
    private void hear() {
        var open = channels.entrySet().stream()
                .filter(channel -> !channel.getValue().isEmpty())
                .sorted((one, other) ->
                        one.getKey().toString().compareTo(other.getKey().toString()))
                .toList();
        if (!open.isEmpty()) {
            var channel = open.get(random.nextInt(open.size()));
            deliver(channel.getKey().to(), channel.getValue().removeFirst());
        }
    }

    private boolean isQuiet() {
        return channels.values().stream().allMatch(Deque::isEmpty);
    }

    private void wake() {
        for (var i = 0; i < partitions.size(); i++) {
            var timers = partitions.get(i).paths(Key.TIMERS, "", 1);
            if (!timers.isEmpty() && Key.dueOf(timers.getFirst()) <= time) {
                deliver(i, new TimerDue(time));
            }
        }
    }

    private void drain() {
        for (var round = 0; !isQuiet() || !live().isEmpty(); round++) {
            assertThat(round)
                    .as("%s never end; on their way: %s", live(), channels)
                    .isLessThan(MOST_ROUNDS);
            for (var run : live()) {
                if (run.paused()) {
                    send(run.head().key(), Tell.command(run.head().key(), "d" + sources, CommandKind.CANCEL));
                }
            }
            answer();
            hear();
            time += 100;
            wake();
        }
        assertThat(atWork).isEmpty();
        assertThat(legs.keySet()).containsExactlyInAnyOrderElementsOf(runs);
        legs.forEach((run, last) -> {
            for (var leg = 1; leg <= last; leg++) {
                assertThat(outcomes).as("the outcome of every leg").containsEntry(run + "/" + leg, 1);
            }
        });
        assertThat(partitions)
                .allSatisfy(state -> assertThat(state.entities.keySet())
                        .as("no slot is held in the end")
                        .noneMatch(path -> path.startsWith("scope/") || path.startsWith("holder/")));
    }

    private List<LiveRun> live() {
        return partitions.stream()
                .flatMap(state -> state.entities.values().stream())
                .filter(LiveRun.class::isInstance)
                .map(LiveRun.class::cast)
                .toList();
    }

    private void send(RunKey run, Tell event) {
        deliver(partitionOf(run.recordKey()), event.from(new Source("topic", 0, sources++)));
    }

    private void deliver(int partition, InboxEvent event) {
        var log = logs.get(partition);
        var input = new Input(partition, log.size(), time, event);
        log.add(input);
        var decision = PartitionMachine.bare(partitions.get(partition), input);
        partitions.get(partition).apply(decision);
        decision.effects().forEach(effect -> observe(partition, effect));
        checkLimits();
    }

    private void observe(int partition, Effect effect) {
        switch (effect) {
            case Effect.Tell(var event) ->
                channels.computeIfAbsent(
                                new Channel(partition, partitionOf(event.recordKey())), _ -> new ArrayDeque<>())
                        .add(event);
            case Effect.Call(var call) -> out.add(call);
            case Effect.Event(RunEvent.OfRun event) -> observe(event);
            case Effect.Outcome(var outcome) -> {
                outcomes.merge(outcome.run() + "/" + outcome.leg(), 1, Integer::sum);
                refused += outcome.status() == RunStatus.REJECTED ? 1 : 0;
            }
            case Effect.Quarantine(var detail) -> assertThat(unruly).as(detail).isTrue();
            case Effect.Event _, Effect.Audit _, Effect.Control _, Effect.Measured _, Effect.Snapshot _ -> {}
        }
    }

    private void observe(RunEvent.OfRun event) {
        var run = event.head().run();
        legs.merge(run, event.head().leg(), Math::max);
        if (event instanceof LegStarted) {
            atWork.add(run);
        } else if (event instanceof RunEnded) {
            atWork.remove(run);
        }
    }

    private void checkLimits() {
        if (unruly) {
            return;
        }
        var ofTenants = new HashMap<String, Integer>();
        var ofUsers = new HashMap<String, Integer>();
        for (var run : atWork) {
            if (counted.contains(run)) {
                ofTenants.merge(run.tenant(), 1, Integer::sum);
                ofUsers.merge(run.tenant() + "/" + users.get(run), 1, Integer::sum);
            }
        }
        if (limits.tenant() > 0) {
            assertThat(ofTenants.values()).allMatch(count -> count <= limits.tenant());
        }
        if (limits.user() > 0) {
            ofUsers.keySet().removeIf(user -> user.endsWith("/"));
            assertThat(ofUsers.values()).allMatch(count -> count <= limits.user());
        }
    }

    private int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), partitions.size());
    }
}
