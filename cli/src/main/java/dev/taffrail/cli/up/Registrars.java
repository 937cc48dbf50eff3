package dev.taffrail.cli.up;

import dev.taffrail.cli.agents.AgentFolder;
import dev.taffrail.cli.policies.PolicyFolder;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.ingest.agent.AgentRegistrar;
import dev.taffrail.ingest.policy.PolicyRegistrar;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes known what is in the data folder. Closing it closes both.
///
/// @param registered reads what is on the topic `policies`
record Registrars(AgentRegistrar agents, PolicyRegistrar policies, Supplier<List<PolicyRecord>> registered)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registrars.class);

    /// Returns `name@hash` of each that is current from now on. A policy that was registered before is left as it
    /// is, current or not. The shipped policy is kept as well, so that runs which it admitted find it when the next
    /// version of the program ships another one.
    List<String> register(List<AgentDefinition> agentFiles, List<PolicyDefinition> policyFiles)
            throws InterruptedException {
        var versions = new ArrayList<>(AgentFolder.register(agents, agentFiles));
        policies.keep(PolicyFile.shippedDefinition());
        for (PolicyDefinition policy : toRegister(policyFiles)) {
            versions.add(policies.register(policy));
        }
        return List.copyOf(versions);
    }

    private List<PolicyDefinition> toRegister(List<PolicyDefinition> files) {
        if (files.isEmpty()) {
            return files;
        }
        List<PolicyDefinition> fresh = PolicyFolder.newTo(registered.get(), files);
        files.stream()
                .filter(policy -> !fresh.contains(policy))
                .forEach(policy -> LOG.atInfo()
                        .addKeyValue("policy", policy.version())
                        .log("the data folder's policy was registered before: what is current stays so; "
                                + "`taffrail policy register FILE` makes the file's version current"));
        return fresh;
    }

    @Override
    public void close() {
        agents.close();
        policies.close();
    }
}
