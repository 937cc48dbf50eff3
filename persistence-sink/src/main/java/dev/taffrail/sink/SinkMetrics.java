package dev.taffrail.sink;

import dev.taffrail.platform.metrics.MetricName;
import java.util.List;

/// The metrics of the sink.
@SuppressWarnings("ImmutableEnumChecker") // a spec is immutable, which its type does not say
public enum SinkMetrics implements MetricName {
    RECORDS("taffrail.sink.records", Kind.COUNTER, "", "Records of the log that were loaded.", "topic"),
    BATCHES("taffrail.sink.batch", Kind.TIMER, "seconds", "How long a transaction of records took."),
    QUARANTINED(
            "taffrail.sink.quarantined",
            Kind.COUNTER,
            "records",
            "Records that can never be read and were passed.",
            "reason"),
    FAILURES("taffrail.sink.failures", Kind.COUNTER, "", "Batches that failed and were tried again."),
    LAG("taffrail.sink.lag", Kind.GAUGE, "seconds", "How old the last loaded record was; 0 when all is loaded."),
    MISMATCHES(
            "taffrail.sink.outcome.mismatches",
            Kind.GAUGE,
            "",
            "Outcomes without an equal end of their leg in run-events, or ends without an outcome; 0 or something is wrong.");

    private final Spec spec;

    SinkMetrics(String metric, Kind kind, String unit, String doc, String... tags) {
        this.spec = new Spec(metric, kind, unit, doc, List.of(tags));
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
