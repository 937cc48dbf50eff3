package dev.taffrail.agent.run;

import static java.util.Objects.requireNonNull;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.Spend;
import java.util.HashMap;
import java.util.Map;

/// What every grant cost, kept outside of the machine: by the first result that comes for it, or its reservation when
/// its deadline passes. Prices are those of [Given#PRICE], in whole micro-dollars.
final class Ledger {
    private final Map<Grant, Bill> open = new HashMap<>();
    private final Map<RunKey, Bill> spent = new HashMap<>();
    private final Map<RunKey, Bill> held = new HashMap<>();

    private record Grant(RunKey run, String callId, int grant) {}

    record Bill(long prompt, long completion, long cost, long toolCalls) {
        static final Bill NONE = new Bill(0, 0, 0, 0);

        static Bill of(Spend spend) {
            return new Bill(spend.promptTokens(), spend.completionTokens(), spend.costMicros(), spend.toolCalls());
        }

        Bill plus(Bill more) {
            return new Bill(
                    prompt + more.prompt, completion + more.completion, cost + more.cost, toolCalls + more.toolCalls);
        }

        Bill minus(Bill less) {
            return new Bill(
                    prompt - less.prompt, completion - less.completion, cost - less.cost, toolCalls - less.toolCalls);
        }
    }

    void granted(AgentCall call, Spend reserved) {
        var grant =
                new Grant(call.head().run(), call.head().callId(), call.head().grant());
        if (open.put(grant, Bill.of(reserved)) != null) {
            throw new AssertionError(grant + " was granted before");
        }
        if (call instanceof ModelCall model && model.maxCompletionTokens() != reserved.completionTokens()) {
            throw new AssertionError(grant + " reserves " + reserved + " for a cap of " + model.maxCompletionTokens());
        }
        held.merge(call.head().run(), Bill.of(reserved), Bill::plus);
    }

    /// The first result settles a grant; any other changes nothing.
    void returned(CallResult result) {
        var grant = new Grant(
                result.head().run(), result.head().callId(), result.head().grant());
        var reserved = open.get(grant);
        if (reserved != null) {
            settle(grant, bill(result, reserved));
        }
    }

    /// A deadline has passed without a result.
    void expired(LateUsage late) {
        var grant = new Grant(late.head().run(), late.callId(), late.grant());
        settle(grant, requireNonNull(open.get(grant), () -> grant + " is settled a second time"));
    }

    Bill spent(RunKey run) {
        return spent.getOrDefault(run, Bill.NONE);
    }

    /// The reservations of all grants of the run that are out or given up.
    Bill held(RunKey run) {
        return held.getOrDefault(run, Bill.NONE);
    }

    Bill spentInSession(String recordKey) {
        return spent.entrySet().stream()
                .filter(entry -> entry.getKey().recordKey().equals(recordKey))
                .map(Map.Entry::getValue)
                .reduce(Bill.NONE, Bill::plus);
    }

    void assertSettled() {
        if (!open.isEmpty()) {
            throw new AssertionError("never settled: " + open.keySet());
        }
    }

    private void settle(Grant grant, Bill bill) {
        var reserved = requireNonNull(open.remove(grant));
        spent.merge(grant.run(), bill, Bill::plus);
        held.compute(grant.run(), (_, before) -> requireNonNull(before).minus(reserved));
    }

    private static Bill bill(CallResult result, Bill reserved) {
        return switch (result) {
            case ModelResult model when model.attempts().isEmpty() -> reserved;
            case ModelResult model ->
                model.attempts().stream()
                        .map(attempt -> bill(attempt, reserved))
                        .reduce(Bill.NONE, Bill::plus);
            case ToolResult tool -> tool.status() == ToolStatus.REFUSED ? Bill.NONE : reserved;
            case NotStarted _ -> Bill.NONE;
        };
    }

    private static Bill bill(Attempt attempt, Bill reserved) {
        var usage = attempt.usage();
        return switch (attempt.billing()) {
            case NOT_BILLED -> Bill.NONE;
            case UNKNOWN -> reserved;
            case BILLED ->
                new Bill(
                        usage.promptTokens(),
                        usage.completionTokens(),
                        usage.promptTokens() + 4 * usage.completionTokens(),
                        0);
        };
    }
}
