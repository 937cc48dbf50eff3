package dev.taffrail.platform.kafka;

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

/// Makes the clients of one cluster. Nobody else does (an architecture test sees to it). Who asks for a
/// client owns and closes it.
public final class KafkaClients {
    private final KafkaConnection connection;

    public KafkaClients(KafkaConnection connection) {
        this.connection = connection;
    }

    public KafkaConnection connection() {
        return connection;
    }

    public <K, V> Consumer<K, V> consumer(ConsumerSpec spec, Deserializer<K> keys, Deserializer<V> values) {
        return new KafkaConsumer<>(with(spec.properties()), keys, values);
    }

    public <K, V> Producer<K, V> producer(ProducerSpec spec, Serializer<K> keys, Serializer<V> values) {
        return new KafkaProducer<>(with(spec.properties()), keys, values);
    }

    public Admin admin(String clientId) {
        return Admin.create(with(Map.of("client.id", clientId)));
    }

    /// A stream that is not started yet.
    ///
    /// @param memory what all stores of this process share
    public KafkaStreams streams(Topology topology, StreamsSettings settings, RocksDbMemory memory) {
        return streams(topology, settings, memory, new PolledBatch());
    }

    /// A stream that is not started yet and whose processors commit by the batch.
    ///
    /// @param memory what all stores of this process share
    /// @param batch the one that the processors of the topology ask
    public KafkaStreams streams(Topology topology, StreamsSettings settings, RocksDbMemory memory, PolledBatch batch) {
        var config = new StreamsConfig(with(settings.properties(memory)));
        return new KafkaStreams(topology, config, new PacedClientSupplier(settings.pollWhileOpen(), batch));
    }

    private Map<String, Object> with(Map<String, Object> properties) {
        var all = new HashMap<>(connection.properties());
        all.putAll(properties);
        return all;
    }
}
