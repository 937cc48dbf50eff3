package dev.taffrail.sink;

import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.sink.load.LoadStatus;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.OutcomesTable;
import dev.taffrail.sink.store.ReadRefused;
import dev.taffrail.sink.store.StoreFault;
import java.time.Duration;
import java.time.InstantSource;

/// Whether the file can be written, keeps up, and agrees with `run-outcomes`. Never a reason to restart, nor to refuse
/// work: runs go on without the sink.
final class SinkHealth implements HealthCheck {
    /// An end and its outcome are written in one transaction; so long after it both must have been seen.
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(1);

    private final Progress progress;
    private final Database database;
    private final SinkMeters meters;
    private final Duration lagDegraded;
    private final InstantSource clock;

    SinkHealth(Progress progress, Database database, SinkMeters meters, Duration lagDegraded, InstantSource clock) {
        this.progress = progress;
        this.database = database;
        this.meters = meters;
        this.lagDegraded = lagDegraded;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public Status check() {
        return switch (progress.status()) {
            case LoadStatus.Waiting waiting -> new Status.Unhealthy(waiting.reason());
            case LoadStatus.Stopped stopped -> new Status.Unhealthy(stopped.reason());
            case LoadStatus.Closed _ -> new Status.Unhealthy("the sink is closed");
            case LoadStatus.Starting _ -> new Status.Degraded("the sink looks up where it goes on");
            case LoadStatus.Loading _ -> loading();
        };
    }

    private Status loading() {
        var lag = meters.lag();
        if (lag.compareTo(lagDegraded) > 0) {
            return new Status.Degraded("the sink is %d s behind the log".formatted(lag.toSeconds()));
        }
        if (lag.compareTo(SEEN_WITHIN) > 0) {
            return new Status.Healthy(); // the other half of an old pair may still be to come
        }
        try {
            return crossChecked();
        } catch (StoreFault | ReadRefused e) {
            return new Status.Degraded(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Status.Degraded("the check was interrupted");
        }
    }

    private Status crossChecked() throws InterruptedException {
        var before = clock.instant().minus(SEEN_WITHIN).toEpochMilli();
        var mismatches = database.read(tx -> OutcomesTable.mismatches(tx, before));
        meters.mismatches(mismatches.total());
        return mismatches.total() == 0
                ? new Status.Healthy()
                : new Status.Degraded(
                        "%d records of run-outcomes have no equal end in run-events, %d ends have no equal outcome: see the tables unmatched_outcomes and legs"
                                .formatted(mismatches.withoutEnd(), mismatches.withoutOutcome()));
    }
}
