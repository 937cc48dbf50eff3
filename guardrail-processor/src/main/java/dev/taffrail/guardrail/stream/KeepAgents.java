package dev.taffrail.guardrail.stream;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps agents' bytes as they are: what is damaged is found when an agent is looked up. A record without a key is
/// nobody's.
final class KeepAgents extends ContextualProcessor<String, byte[], Void, Void> {
    private final AgentNews news;

    KeepAgents(AgentNews news) {
        this.news = news;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() != null) {
            KeyValueStore<String, byte[]> store = context().getStateStore(GateTopology.AGENTS);
            store.put(record.key(), record.value());
            news.arrived();
        }
    }
}
