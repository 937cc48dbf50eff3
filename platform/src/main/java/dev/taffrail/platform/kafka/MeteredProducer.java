package dev.taffrail.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.Serializer;

/// Its metrics are in the registry until it is closed.
final class MeteredProducer<K, V> extends KafkaProducer<K, V> {
    private final KafkaClientMetrics metrics = new KafkaClientMetrics(this);

    MeteredProducer(Map<String, Object> config, Serializer<K> keys, Serializer<V> values, MeterRegistry registry) {
        super(config, keys, values);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        metrics.close();
        super.close();
    }

    @Override
    public void close(Duration timeout) {
        metrics.close();
        super.close(timeout);
    }
}
