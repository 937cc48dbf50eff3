package dev.taffrail.bench.faults.log;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.event.BudgetChanged;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.outcome.RunOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was read of the log so far: committed records only, each once.
public final class Sightings {
    private final Map<Leg, List<RunOutcome>> outcomes = new TreeMap<>();
    private final Set<Leg> legs = new TreeSet<>();
    private final Map<String, List<CommandResult>> answers = new HashMap<>();
    private final Map<String, List<Integer>> grants = new HashMap<>();
    private final Map<String, Integer> notStarted = new HashMap<>();
    private final Map<RegrantReason, Integer> regrants = new EnumMap<>(RegrantReason.class);
    private final List<String> deadlines = new ArrayList<>();
    private final List<String> quarantined = new ArrayList<>();
    private int escalated;
    private final Pace pace = new Pace();

    /// A leg of a run.
    public record Leg(String run, int number) implements Comparable<Leg> {
        @Override
        public int compareTo(Leg other) {
            int byRun = run.compareTo(other.run);
            return byRun == 0 ? Integer.compare(number, other.number) : byRun;
        }
    }

    void saw(RunOutcome outcome) {
        outcomes.computeIfAbsent(new Leg(outcome.run().run(), outcome.leg()), _ -> new ArrayList<>())
                .add(outcome);
    }

    void saw(AgentCall call) {
        grants.computeIfAbsent(call.head().idempotencyKey(), _ -> new ArrayList<>())
                .add(call.head().grant());
    }

    void quarantined(String what) {
        quarantined.add(what);
    }

    /// @param at epoch milliseconds of the log
    void saw(RunEvent event, int partition, long at) {
        switch (event) {
            case LegStarted leg ->
                legs.add(new Leg(leg.head().run().run(), leg.head().leg()));
            case CommandAnswered answer ->
                answers.computeIfAbsent(answer.commandId(), _ -> new ArrayList<>())
                        .add(answer.result());
            case CallRegranted again -> regranted(again);
            case CallEscalated call -> {
                escalated++;
                if (call.detail().contains(RegrantReason.DEADLINE.name())) {
                    deadlines.add(call.callId());
                }
            }
            case ModelStep _, ToolStep _ -> pace.step(partition, at);
            case RunAccepted _,
                    StatusChanged _,
                    MessageAdded _,
                    LateUsage _,
                    Checkpointed _,
                    BudgetChanged _,
                    RunEnded _,
                    EntitySnapshot _,
                    Decided _ -> {} // for the sink and for replay, which have checks of their own
        }
    }

    private void regranted(CallRegranted again) {
        regrants.merge(again.reason(), 1, Integer::sum);
        switch (again.reason()) {
            case NOT_STARTED, NEEDS_PREFIX -> notStarted.merge(again.callId(), 1, Integer::sum);
            case DEADLINE -> deadlines.add(again.callId());
            case LOST, UNKNOWN, FAILED -> {} // may have started
        }
    }

    public Map<Leg, List<RunOutcome>> outcomes() {
        return outcomes;
    }

    public Set<Leg> legs() {
        return legs;
    }

    /// By command id.
    public Map<String, List<CommandResult>> answers() {
        return answers;
    }

    /// The grants that went out, by idempotency key.
    public Map<String, List<Integer>> grants() {
        return grants;
    }

    /// How many grants of a call were given back before they started, by call id.
    public Map<String, Integer> notStarted() {
        return notStarted;
    }

    public Map<RegrantReason, Integer> regrants() {
        return regrants;
    }

    /// Calls that nobody answered until their deadline.
    public List<String> deadlines() {
        return deadlines;
    }

    public List<String> quarantined() {
        return quarantined;
    }

    /// Calls that may not be repeated and whose end nobody saw.
    public int escalated() {
        return escalated;
    }

    /// How answers of models and tools come in.
    public Pace pace() {
        return pace;
    }
}
