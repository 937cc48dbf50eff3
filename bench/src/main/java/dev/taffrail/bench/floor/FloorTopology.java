package dev.taffrail.bench.floor;

import dev.taffrail.platform.kafka.PolledBatch;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// The two streams of the run path without what they are for.
final class FloorTopology {
    private static final String INBOX = "inbox";
    private static final String CALLS = "calls";
    private static final String EVENTS = "events";
    private static final String OUTCOMES = "outcomes";

    private FloorTopology() {}

    /// Two sub-topologies that pass everything on.
    static Topology gate(FloorTopics topics, Sizes sizes) {
        var topology = new Topology();
        pass(topology, topics.requests(), topics.inbox(), sizes);
        pass(topology, topics.results(), topics.inbox(), sizes);
        return topology;
    }

    private static void pass(Topology topology, String from, String to, Sizes sizes) {
        topology.addSource(from + "-topic", new StringDeserializer(), new StringDeserializer(), from)
                .addProcessor(from, () -> new Pass(sizes), from + "-topic")
                .addSink(from + "-" + INBOX, to, new StringSerializer(), new StringSerializer(), from);
    }

    /// One store, and a sink for each topic that a decision writes to.
    static Topology decider(FloorTopics topics, Sizes sizes, PolledBatch batch) {
        var state = Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FloorTopics.STATE), Serdes.String(), Serdes.String());
        var topology = new Topology()
                .addSource("inbox-topic", new StringDeserializer(), new StringDeserializer(), topics.inbox())
                .addProcessor("count", () -> new Count(sizes, batch), "inbox-topic")
                .addStateStore(state, "count");
        sink(topology, CALLS, topics.calls());
        sink(topology, EVENTS, topics.events());
        sink(topology, OUTCOMES, topics.outcomes());
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new StringSerializer(), new StringSerializer(), "count");
    }

    /// Reads the value as the product would have to, no more.
    static final class Pass extends ContextualProcessor<String, String, String, String> {
        private final Sizes sizes;

        Pass(Sizes sizes) {
            this.sizes = sizes;
        }

        @Override
        public void process(Record<String, String> record) {
            context().forward(record.withValue(Sizes.padded(record.value().strip(), sizes.inbox())));
        }
    }

    /// Counts the calls that are left. The first value of a run is their number; every later one counts one off.
    static final class Count extends ContextualProcessor<String, String, String, String> {
        private final Sizes sizes;
        private final PolledBatch batch;

        Count(Sizes sizes, PolledBatch batch) {
            this.sizes = sizes;
            this.batch = batch;
        }

        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, String> state = context().getStateStore(FloorTopics.STATE);
            String before = state.get(record.key());
            int left = before == null ? number(record.value()) : number(before) - 1;
            state.put(record.key(), Sizes.padded(String.format(Locale.ROOT, "%d", left), sizes.put()));
            for (int i = 1; i < Sizes.PUTS_PER_DECISION; i++) {
                state.put(record.key() + "/" + i, Sizes.padded("more", sizes.put()));
            }
            for (int i = 0; i < Sizes.EVENTS_PER_DECISION; i++) {
                context().forward(record.withValue(Sizes.padded("event", sizes.event())), EVENTS);
            }
            if (left > 0) {
                context().forward(record.withValue(Sizes.padded("call", sizes.call())), CALLS);
            } else {
                context().forward(record.withValue(Sizes.padded("done", sizes.outcome())), OUTCOMES);
            }
            if (batch.processedLast()) {
                context().commit();
            }
        }

        private static int number(String padded) {
            return Integer.parseInt(padded.strip());
        }
    }
}
