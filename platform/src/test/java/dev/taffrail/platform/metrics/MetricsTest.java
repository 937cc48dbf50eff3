package dev.taffrail.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void keeps_ours_and_the_useful_ones_of_kafka_without_tags_that_change_at_each_start() {
        var registry = Metrics.registry(false);
        registry.counter("taffrail.sink.records", "topic", "run-events").increment();
        registry.gauge("kafka.stream.client.state", 2);
        registry.counter("kafka.producer.record.error.total", "kafka.version", "4.3.1", "client.id", "gate")
                .increment();
        registry.counter("kafka.producer.batch.size.avg").increment();

        assertThat(registry.scrape())
                .contains("taffrail_sink_records_total{topic=\"run-events\"} 1.0")
                .contains("kafka_stream_client_state")
                .contains("kafka_producer_record_error_total{client_id=\"gate\"} 1.0")
                .doesNotContain("batch_size");
    }

    @Test
    void counts_names_that_come_too_late_together() {
        var registry = Metrics.registry(false);
        for (int i = 0; i < 2 * BoundedTags.VALUES; i++) {
            registry.counter("taffrail.guardrail.errors", "rule", "r" + i, "mode", "warn")
                    .increment();
        }

        assertThat(registry.scrape())
                .contains("{mode=\"warn\",rule=\"r49\"} 1.0")
                .doesNotContain("\"r50\"")
                .contains("{mode=\"warn\",rule=\"__other__\"} 50.0");
    }

    @Test
    void keeps_all_of_kafka_when_asked() {
        var registry = Metrics.registry(true);
        registry.counter("kafka.producer.batch.size.avg").increment();

        assertThat(registry.scrape()).contains("batch_size");
    }

    @Test
    void knows_the_jvm() {
        var registry = Metrics.registry(false);

        Metrics.bindJvm(registry);

        assertThat(registry.scrape()).contains("jvm_memory_used_bytes");
    }
}
