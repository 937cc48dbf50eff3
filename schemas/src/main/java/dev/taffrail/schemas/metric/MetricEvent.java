package dev.taffrail.schemas.metric;

import dev.taffrail.schemas.run.RunKey;
import java.util.List;

/// What a leg used, on `metrics`: one record for each leg that ended. Per-step figures are in `run-events`.
///
/// @param time epoch milliseconds of the log's clock
public record MetricEvent(
        RunKey run, int leg, String agent, String outcome, long time, List<Measurement> measurements) {
    public MetricEvent {
        measurements = List.copyOf(measurements);
    }
}
