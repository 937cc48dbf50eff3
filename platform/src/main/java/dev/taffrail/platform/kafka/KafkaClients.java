package dev.taffrail.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/// Makes the clients of one cluster. Nobody else does (an architecture test sees to it). Who asks for a client owns and
/// closes it.
///
/// Where there is a registry, consumers, producers and streams show their metrics in it until they are closed.
public final class KafkaClients {
    private final KafkaConnection connection;
    private final @Nullable MeterRegistry registry;

    /// Clients that nobody measures: for a command that ends soon.
    public KafkaClients(KafkaConnection connection) {
        this.connection = connection;
        this.registry = null;
    }

    public KafkaClients(KafkaConnection connection, MeterRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    public KafkaConnection connection() {
        return connection;
    }

    public <K, V> Consumer<K, V> consumer(ConsumerSpec spec, Deserializer<K> keys, Deserializer<V> values) {
        var config = with(spec.properties());
        return registry == null
                ? new KafkaConsumer<>(config, keys, values)
                : new MeteredConsumer<>(config, keys, values, registry);
    }

    public <K, V> Producer<K, V> producer(ProducerSpec spec, Serializer<K> keys, Serializer<V> values) {
        var config = with(spec.properties());
        return registry == null
                ? new KafkaProducer<>(config, keys, values)
                : new MeteredProducer<>(config, keys, values, registry);
    }

    public Admin admin(String clientId) {
        return Admin.create(with(Map.of("client.id", clientId)));
    }

    /// A stream that is not started yet.
    ///
    /// @param memory what all stores of this process share
    public KafkaStreams streams(Topology topology, StreamsSettings settings, RocksDbMemory memory) {
        return streams(topology, settings, memory, new PolledBatch(System::nanoTime));
    }

    /// A stream that is not started yet and whose processors commit by the batch.
    ///
    /// @param memory what all stores of this process share
    /// @param batch the one that the processors of the topology ask
    public KafkaStreams streams(Topology topology, StreamsSettings settings, RocksDbMemory memory, PolledBatch batch) {
        var config = new StreamsConfig(with(settings.properties(memory)));
        var supplier = new PacedClientSupplier(settings.pollWhileOpen(), batch);
        return registry == null
                ? new KafkaStreams(topology, config, supplier)
                : new MeteredStreams(topology, config, supplier, registry);
    }

    private Map<String, Object> with(Map<String, Object> properties) {
        var all = new HashMap<>(connection.properties());
        all.putAll(properties);
        return all;
    }
}
