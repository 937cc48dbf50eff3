package dev.taffrail.platform.metrics;

import java.util.List;

/// A metric, implemented by one enum per module, from which code, reference page and dashboards take the
/// name.
///
/// Names have dots and, for what is not a timer, no unit suffix: Prometheus adds it from [#unit].
public interface MetricName {
    /// What kind of number it is.
    enum Kind {
        COUNTER,
        GAUGE,
        TIMER,
        SUMMARY
    }

    /// With dots: `taffrail.sink.lag`.
    String metric();

    Kind kind();

    /// `seconds`, `bytes`, `records`; empty for plain numbers, and always for tokens.
    String unit();

    /// The tag keys, all of them on every series; a tag without value is empty.
    List<String> tags();

    /// One sentence.
    String doc();
}
