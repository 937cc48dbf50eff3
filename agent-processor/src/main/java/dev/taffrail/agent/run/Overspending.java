package dev.taffrail.agent.run;

import dev.taffrail.schemas.run.Spend;
import java.util.List;

/// A bill above its reservation: it is charged in full, flagged, and the run stops. It is never clamped.
final class Overspending {
    private Overspending() {}

    static boolean is(Spend reserved, Spend cost) {
        return cost.promptTokens() > reserved.promptTokens()
                || cost.completionTokens() > reserved.completionTokens()
                || cost.costMicros() > reserved.costMicros();
    }

    static void audit(Draft draft, RunHead head, String callId, Spend reserved, Spend cost) {
        draft.audit(
                "budget.overspent",
                head.key(),
                "",
                "call %s was billed %d tokens and %d micro-dollars, reserved were %d and %d"
                        .formatted(
                                callId,
                                cost.totalTokens(),
                                cost.costMicros(),
                                reserved.totalTokens(),
                                reserved.costMicros()),
                List.of());
    }

    static Ending ending(Draft draft, RunHead head, Spend reserved, Spend cost) {
        return Ending.exhausted(Budgets.overspent(draft, head, reserved, cost));
    }
}
