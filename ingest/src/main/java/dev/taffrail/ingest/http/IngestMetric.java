package dev.taffrail.ingest.http;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// What ingest measures.
@SuppressWarnings("ImmutableEnumChecker") // a spec is immutable, which its type does not say
public enum IngestMetric implements MetricName {
    REQUESTS(
            "taffrail.ingest.requests",
            Kind.COUNTER,
            "",
            "Requests over HTTP, by kind of request and by what became of them: accepted, ended, or the code of a problem."),
    DURATION("taffrail.ingest.duration", Kind.TIMER, "seconds", "Time from the request over HTTP to its answer.");

    private final Spec spec;

    IngestMetric(String metric, Kind kind, String unit, String doc) {
        this.spec = new Spec(metric, kind, unit, doc, List.of("request", "outcome"));
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
