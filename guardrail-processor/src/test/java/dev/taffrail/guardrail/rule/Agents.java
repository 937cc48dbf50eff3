package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.run.Limits;
import java.util.List;

final class Agents {
    private Agents() {}

    static AgentDefinition with(Limits limits, Limits session) {
        return new AgentDefinition(
                "helper",
                "",
                "scripted/demo",
                "Be brief.",
                List.of(),
                limits,
                session,
                1_000,
                60_000,
                8,
                2,
                UnknownOutcome.STOP,
                new Price(false, 0, 0, 0, 0));
    }
}
