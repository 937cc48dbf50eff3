package dev.taffrail.cli.up;

import dev.taffrail.cli.agents.AgentFolder;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.ingest.agent.AgentRegistrar;
import dev.taffrail.ingest.policy.PolicyRegistrar;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.policy.PolicyDefinition;
import java.util.ArrayList;
import java.util.List;

/// Makes known what is in the data folder. Closing it closes both.
record Registrars(AgentRegistrar agents, PolicyRegistrar policies) implements AutoCloseable {

    /// Returns `name@hash` of each that is current from now on. The shipped policy is kept as well, so that
    /// runs which
    /// it admitted find it when the next version of the program ships another one.
    List<String> register(List<AgentDefinition> agentFiles, List<PolicyDefinition> policyFiles)
            throws InterruptedException {
        var versions = new ArrayList<>(AgentFolder.register(agents, agentFiles));
        policies.keep(PolicyFile.shippedDefinition());
        for (PolicyDefinition policy : policyFiles) {
            versions.add(policies.register(policy));
        }
        return List.copyOf(versions);
    }

    @Override
    public void close() {
        agents.close();
        policies.close();
    }
}
