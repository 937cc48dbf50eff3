package dev.taffrail.platform.metrics;

import java.util.List;

/// A metric, implemented by one enum per module, from which code, reference page and dashboards take the name.
///
/// Names have dots and, for what is not a timer, no unit suffix: Prometheus adds it from [Spec#unit].
public interface MetricName {
    /// What kind of number it is.
    enum Kind {
        COUNTER,
        GAUGE,
        TIMER,
        SUMMARY
    }

    /// All that is known about a metric.
    ///
    /// @param metric with dots: `taffrail.sink.lag`
    /// @param unit `seconds`, `bytes`, `records`; empty for plain numbers, and always for tokens
    /// @param doc one sentence
    /// @param tags the tag keys, all of them on every series; a tag without value is empty
    record Spec(String metric, Kind kind, String unit, String doc, List<String> tags) {
        public Spec {
            tags = List.copyOf(tags);
        }
    }

    Spec spec();

    default String metric() {
        return spec().metric();
    }

    default Kind kind() {
        return spec().kind();
    }

    default String unit() {
        return spec().unit();
    }

    default List<String> tags() {
        return spec().tags();
    }

    default String doc() {
        return spec().doc();
    }
}
