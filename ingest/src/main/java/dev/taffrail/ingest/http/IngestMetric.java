package dev.taffrail.ingest.http;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// What ingest measures.
public enum IngestMetric implements MetricName {
    REQUESTS(
            "taffrail.ingest.requests",
            Kind.COUNTER,
            "",
            "Requests over HTTP, by kind of request and by what became of them: accepted, ended, or the code of a problem."),
    DURATION("taffrail.ingest.duration", Kind.TIMER, "seconds", "Time from the request over HTTP to its answer.");

    private final String metric;
    private final Kind kind;
    private final String unit;
    private final String doc;

    IngestMetric(String metric, Kind kind, String unit, String doc) {
        this.metric = metric;
        this.kind = kind;
        this.unit = unit;
        this.doc = doc;
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public List<String> tags() {
        return List.of("request", "outcome");
    }

    @Override
    public String doc() {
        return doc;
    }
}
