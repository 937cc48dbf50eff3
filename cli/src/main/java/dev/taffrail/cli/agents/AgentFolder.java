package dev.taffrail.cli.agents;

import dev.taffrail.ingest.agent.AgentFile;
import dev.taffrail.ingest.agent.AgentRegistrar;
import dev.taffrail.ingest.agent.Catalogue;
import dev.taffrail.ingest.agent.Parsed;
import dev.taffrail.ingest.agent.Problem;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.agent.AgentDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Agents in files.
public final class AgentFolder {
    private AgentFolder() {}

    /// Reads all files.
    ///
    /// @throws Invalid when something is wrong in one of them; names every problem of all
    public static List<AgentDefinition> read(List<Path> files, Catalogue catalogue) {
        var agents = new ArrayList<AgentDefinition>();
        var problems = new ArrayList<Problem>();
        for (Path file : files) {
            switch (AgentFile.read(file, catalogue)) {
                case Parsed.Agent(AgentDefinition agent) -> agents.add(agent);
                case Parsed.Problems(List<Problem> found) -> problems.addAll(found);
            }
        }
        Invalid.unless(
                problems.isEmpty(),
                "%s",
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        return List.copyOf(agents);
    }

    /// Registers them, each as the current version of its name. Returns `name@hash` of each.
    public static List<String> register(AgentRegistrar registrar, List<AgentDefinition> agents)
            throws InterruptedException {
        var versions = new ArrayList<String>();
        for (AgentDefinition agent : agents) {
            versions.add(registrar.register(agent));
        }
        return List.copyOf(versions);
    }
}
