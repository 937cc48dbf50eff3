package dev.taffrail.agent.call.agents;

import dev.taffrail.agent.call.follow.TopicFollower;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every version of every agent, as the compacted topic `agents` holds them. One thread fills it; any thread asks.
public final class AgentDirectory implements TopicFollower.Reader<AgentRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(AgentDirectory.class);
    private static final AgentLookup MISSING = new AgentLookup.Missing();

    private final Map<String, AgentLookup> versions = new ConcurrentHashMap<>();

    /// @param version `name@hash`
    public AgentLookup find(String version) {
        return versions.getOrDefault(version, MISSING);
    }

    @Override
    public void take(String key, @Nullable AgentRecord record) {
        switch (record) {
            case null -> versions.remove(key);
            case AgentDefinition definition -> put(key, definition);
            case AgentPointer _ -> {} // runs are pinned to versions before they come here
        }
    }

    private void put(String key, AgentDefinition definition) {
        if (!definition.version().equals(key)) {
            tell(key, "its content is " + definition.version());
            return;
        }
        try {
            versions.put(key, new AgentLookup.Found(KnownAgent.of(definition)));
        } catch (RuntimeException unusable) {
            tell(key, String.valueOf(unusable.getMessage()));
            versions.put(key, new AgentLookup.Unusable("agent " + key + " cannot be used: " + unusable.getMessage()));
        }
    }

    private static void tell(String key, String why) {
        LOG.atError().addKeyValue("agent", key).log("an agent definition cannot be used: {}", why);
    }
}
