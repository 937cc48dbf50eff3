package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import java.util.List;

/// Agents and limits for tests.
public final class Given {
    static final Price PRICE = new Price(true, 1_000_000, 4_000_000, 500_000, 1_250_000);

    public static final Limits LIMITS =
            new Limits(25, 3, 180_000, 50_000, 200_000, 2_000_000, 100, List.of(), 1_800_000, 5);
    public static final Limits SESSION_LIMITS =
            new Limits(250, 3, 1_800_000, 500_000, 2_000_000, 20_000_000, 1000, List.of(), 18_000_000, 5);

    /// What admitted runs are pinned to.
    public static final String POLICY = "house@1";

    public static final AgentDefinition AGENT = agent(UnknownOutcome.STOP);

    private Given() {}

    static AgentDefinition agent(UnknownOutcome onUnknown) {
        return new AgentDefinition(
                "clerk",
                "",
                "scripted/clerk",
                "You are a clerk.",
                List.of(
                        tool("read", dev.taffrail.schemas.agent.Effect.READ_ONLY),
                        tool("put", dev.taffrail.schemas.agent.Effect.IDEMPOTENT),
                        tool("send", dev.taffrail.schemas.agent.Effect.ONCE)),
                LIMITS,
                SESSION_LIMITS,
                1_000,
                30_000,
                2,
                2,
                onUnknown,
                PRICE);
    }

    /// No limit but this one.
    static Limits only(String name, long value) {
        return LimitWords.with(Limits.NONE, name, value);
    }

    private static ToolDefinition tool(String name, dev.taffrail.schemas.agent.Effect effect) {
        return new ToolDefinition(name, "", "{}", effect, 10_000, "", Returns.OWN, Egress.NONE);
    }
}
