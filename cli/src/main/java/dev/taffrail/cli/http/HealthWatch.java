package dev.taffrail.cli.http;

import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.lifecycle.NamedThreads;
import dev.taffrail.platform.lifecycle.Service;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the health of the process again and again.
public final class HealthWatch implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    private final Health health;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(NamedThreads.platform("health-"));

    public HealthWatch(Health health) {
        this.health = health;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, health.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A check that throws would end all later ones.
    private void look() {
        try {
            health.refresh();
        } catch (RuntimeException failed) {
            LOG.atError().setCause(failed).log("a health check failed");
        }
    }

    @Override
    public boolean awaitReady(Duration patience) {
        return true;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
