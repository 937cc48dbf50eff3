package dev.taffrail.platform.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The state of a process from its [HealthCheck]s. Somebody calls [#refresh] at each interval; reading is cheap and
/// never blocks. What was not refreshed for three intervals is unknown, so a hung check cannot look healthy.
public final class Health {
    private static final int INTERVALS_TO_UNKNOWN = 3;

    private final InstantSource clock;
    private final Duration interval;
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
    private final Map<String, Finding> findings = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /// What a check found last.
    ///
    /// @param since    when it began to find this kind of status
    /// @param observed when it was looked at last
    public record Finding(String name, Status status, Instant since, Instant observed) {}

    /// All findings, and the worst of them as `healthy`, `degraded` or `unhealthy`.
    public record Report(String status, List<Finding> checks) {
        /// Load balancers act on this: everything but unhealthy can do work.
        public boolean servesTraffic() {
            return !status.equals("unhealthy");
        }
    }

    public Health(InstantSource clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
    }

    public Health add(HealthCheck check) {
        checks.add(check);
        return this;
    }

    public Duration interval() {
        return interval;
    }

    /// Runs every check once.
    public void refresh() {
        for (HealthCheck check : checks) {
            Status status = check.check();
            Instant now = clock.instant();
            findings.compute(check.name(), (name, before) -> {
                boolean same = before != null && before.status().word().equals(status.word());
                return new Finding(name, status, same ? before.since() : now, now);
            });
        }
    }

    /// From now on the process is not ready: it finishes what it has.
    public void drain() {
        draining = true;
    }

    public boolean live() {
        return checks.stream().allMatch(HealthCheck::alive);
    }

    public boolean ready() {
        return !draining && checks.stream().allMatch(HealthCheck::ready);
    }

    public Report report() {
        List<Finding> current =
                checks.stream().map(check -> current(check.name())).toList();
        return new Report(worst(current), current);
    }

    private Finding current(String name) {
        Instant now = clock.instant();
        Finding finding = findings.get(name);
        if (finding == null) {
            return new Finding(name, new Status.Unknown("not checked yet"), now, now);
        }
        Duration age = Duration.between(finding.observed(), now);
        return age.compareTo(interval.multipliedBy(INTERVALS_TO_UNKNOWN)) <= 0
                ? finding
                : new Finding(
                        name,
                        new Status.Unknown("not checked for " + age.toSeconds() + " s"),
                        finding.observed(),
                        finding.observed());
    }

    private static String worst(List<Finding> findings) {
        String worst = "healthy";
        for (Finding finding : findings) {
            switch (finding.status()) {
                case Status.Healthy _ -> {}
                case Status.Degraded _, Status.Unknown _ -> worst = worst.equals("unhealthy") ? worst : "degraded";
                case Status.Unhealthy _ -> worst = "unhealthy";
            }
        }
        return worst;
    }
}
