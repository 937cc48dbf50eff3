package dev.taffrail.cli.http;

import dev.taffrail.platform.health.Health;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.lifecycle.NamedThreads;
import dev.taffrail.platform.lifecycle.Service;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the health of the process again and again, and tells when a service cannot go on.
public final class HealthWatch implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    /// A process that was held up finds its loops standing still for a moment; what is dead stays dead.
    private static final int LOOKS = 3;

    private final Health health;
    private final List<HealthCheck> services;
    private final Consumer<String> cannotGoOn;
    private int looksAtDead;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(NamedThreads.platform("health-"));

    /// @param services those whose death is the end of the process
    /// @param cannotGoOn is told, once, which of them is dead, and why
    public HealthWatch(Health health, List<HealthCheck> services, Consumer<String> cannotGoOn) {
        this.health = health;
        this.services = List.copyOf(services);
        this.cannotGoOn = cannotGoOn;
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
            lookForDead();
        } catch (RuntimeException failed) {
            LOG.atError().setCause(failed).log("a health check failed");
        }
    }

    private void lookForDead() {
        var dead = services.stream().filter(service -> !service.alive()).findFirst();
        looksAtDead = dead.isPresent() ? looksAtDead + 1 : 0;
        if (looksAtDead == LOOKS) {
            dead.ifPresent(service -> cannotGoOn.accept("%s cannot go on: %s"
                    .formatted(service.name(), service.check().reason())));
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
