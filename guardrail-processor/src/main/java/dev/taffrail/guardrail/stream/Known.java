package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.Policies;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.agent.AgentDefinition;
import java.util.function.Function;

/// What operators have defined, as the desk of one stream thread looks it up.
record Known(Function<String, Lookup<AgentDefinition>> agents, Policies policies) {}
