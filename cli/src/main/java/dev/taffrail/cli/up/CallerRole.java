package dev.taffrail.cli.up;

import dev.taffrail.agent.call.CallerConfig;
import dev.taffrail.agent.call.CallerService;
import dev.taffrail.agent.call.CallerSurroundings;
import dev.taffrail.agent.model.provider.ModelProviders;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.lifecycle.Service;
import java.time.Duration;

/// The callers of this process, with the models that they own.
final class CallerRole implements Service, HealthCheck {
    private final CallerService callers;
    private final ModelProviders models;

    CallerRole(CallerConfig config, CallerSurroundings around, ModelProviders models) {
        this.callers = new CallerService(config, around);
        this.models = models;
    }

    @Override
    public String name() {
        return callers.name();
    }

    @Override
    public void start() {
        callers.start();
    }

    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return callers.awaitReady(patience);
    }

    @Override
    public Status check() {
        return callers.problem().<Status>map(Status.Unhealthy::new).orElseGet(Status.Healthy::new);
    }

    @Override
    public void close() {
        try {
            callers.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the callers stopped; what they ran is handed over or lost", interrupted);
        } finally {
            models.close();
        }
    }
}
