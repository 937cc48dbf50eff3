package dev.taffrail.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the registry of a process.
public final class Metrics {
    /// Tags with another value at each start would make a new series each time.
    private static final Set<String> DROPPED_TAGS = Set.of("process.id", "kafka.version");

    /// What of Kafka's hundreds of client metrics is kept unless all are wanted. The binder's names, by their
    /// beginning.
    private static final List<String> KEPT_OF_KAFKA = List.of(
            "kafka.stream.client.state",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.process.rate",
            "kafka.stream.thread.process.latency",
            "kafka.stream.thread.commit.latency",
            "kafka.stream.thread.commit.rate",
            "kafka.stream.thread.poll.latency",
            "kafka.stream.thread.punctuate.latency",
            "kafka.stream.thread.task",
            "kafka.stream.thread.thread.state",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.consumer.fetch.manager.records.consumed",
            "kafka.consumer.coordinator.rebalance",
            "kafka.consumer.coordinator.failed.rebalance",
            "kafka.consumer.coordinator.last.rebalance",
            "kafka.consumer.coordinator.commit.latency",
            "kafka.producer.record.error",
            "kafka.producer.record.retry",
            "kafka.producer.request.latency",
            "kafka.producer.txn");

    private Metrics() {}

    /// @param allOfKafka keeps every metric of Kafka's clients; some 600 series for each stream
    public static PrometheusMeterRegistry registry(boolean allOfKafka) {
        var registry = new PrometheusMeterRegistry(new QuietExemplars());
        registry.config().meterFilter(MeterFilter.ignoreTags(DROPPED_TAGS.toArray(String[]::new)));
        registry.config().meterFilter(new BoundedTags());
        if (!allOfKafka) {
            registry.config().meterFilter(new KafkaAllowList());
        }
        return registry;
    }

    /// What is kept of Kafka's metrics unless all are wanted: the beginnings of their names.
    public static List<String> keptOfKafka() {
        return KEPT_OF_KAFKA;
    }

    /// Adds memory, collector, thread and processor metrics of this JVM.
    @SuppressWarnings("resource") // listens to the collector for as long as the process lives
    public static void bindJvm(PrometheusMeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics(List.<Tag>of()).bindTo(registry);
    }

    /// Exemplars on counters make a Prometheus before 2.43 reject the whole scrape.
    private static final class QuietExemplars implements PrometheusConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public Properties prometheusProperties() {
            var properties = new Properties();
            properties.setProperty("io.prometheus.exporter.exemplarsOnAllMetricTypes", "false");
            return properties;
        }
    }

    private static final class KafkaAllowList implements MeterFilter {
        @Override
        public MeterFilterReply accept(Meter.Id id) {
            boolean kept =
                    !id.getName().startsWith("kafka.") || KEPT_OF_KAFKA.stream().anyMatch(id.getName()::startsWith);
            return kept ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
        }
    }
}
