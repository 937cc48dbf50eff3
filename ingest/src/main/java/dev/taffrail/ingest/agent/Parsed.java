package dev.taffrail.ingest.agent;

import dev.taffrail.schemas.agent.AgentDefinition;
import java.util.List;

/// What an agent file turned out to be.
public sealed interface Parsed {
    record Agent(AgentDefinition definition) implements Parsed {}

    /// @param problems all that were found, in the order of the file; never empty
    record Problems(List<Problem> problems) implements Parsed {
        public Problems {
            problems = List.copyOf(problems);
        }
    }
}
