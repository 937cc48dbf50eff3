package dev.taffrail.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// Counts and times what comes over HTTP.
public final class IngestMeters {
    private final MeterRegistry registry;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String request, String outcome, long nanos) {
        Counter.builder(IngestMetric.REQUESTS.metric())
                .description(IngestMetric.REQUESTS.doc())
                .tags("request", request, "outcome", outcome)
                .register(registry)
                .increment();
        Timer.builder(IngestMetric.DURATION.metric())
                .description(IngestMetric.DURATION.doc())
                .tags("request", request, "outcome", outcome)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
