package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// What a policy made of a text.
///
/// @param action the strictest of all verdicts; ALLOW when there are none
/// @param rule which rule that was; empty for ALLOW
/// @param text what may go on: the original, or what is left of it; empty after REJECT
/// @param verdicts of the rules that found something
public record Screening(Action action, String rule, String text, List<Verdict> verdicts) {
    public Screening {
        verdicts = List.copyOf(verdicts);
    }

    static Screening allowed(String text) {
        return new Screening(Action.ALLOW, "", text, List.of());
    }

    public boolean rejected() {
        return action == Action.REJECT;
    }
}
