package dev.taffrail.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/// Its metrics, and those of its threads' clients, are in the registry until it is closed.
final class MeteredStreams extends KafkaStreams {
    private final KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(this);

    MeteredStreams(Topology topology, StreamsConfig config, KafkaClientSupplier clients, MeterRegistry registry) {
        super(topology, config, clients);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        metrics.close();
        super.close();
    }

    @Override
    public synchronized boolean close(Duration timeout) {
        metrics.close();
        return super.close(timeout);
    }

    /// The name in full, since the stream inherits an older class of the same name.
    @Override
    public synchronized boolean close(org.apache.kafka.streams.CloseOptions options) {
        metrics.close();
        return super.close(options);
    }
}
