package dev.taffrail.guardrail.stream;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps what operators define as bytes: what is damaged is found when it is looked up. A record without a key is
/// nobody's.
final class KeepDefinitions extends ContextualProcessor<String, byte[], Void, Void> {
    private final String store;
    private final DefinitionNews news;

    KeepDefinitions(String store, DefinitionNews news) {
        this.store = store;
        this.news = news;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() != null) {
            KeyValueStore<String, byte[]> definitions = context().getStateStore(store);
            definitions.put(record.key(), record.value());
            news.arrived();
        }
    }
}
