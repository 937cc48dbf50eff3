package dev.taffrail.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/// Its metrics are in the registry until it is closed.
final class MeteredConsumer<K, V> extends KafkaConsumer<K, V> {
    private final KafkaClientMetrics metrics = new KafkaClientMetrics(this);

    MeteredConsumer(Map<String, Object> config, Deserializer<K> keys, Deserializer<V> values, MeterRegistry registry) {
        super(config, keys, values);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        metrics.close();
        super.close();
    }

    @Override
    @SuppressWarnings("deprecation") // whoever still calls it shall not leave metrics behind
    public void close(Duration timeout) {
        metrics.close();
        super.close(timeout);
    }

    @Override
    public void close(CloseOptions options) {
        metrics.close();
        super.close(options);
    }
}
