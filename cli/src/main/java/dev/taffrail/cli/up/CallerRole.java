package dev.taffrail.cli.up;

import dev.taffrail.agent.call.CallerService;
import dev.taffrail.agent.model.provider.ModelProviders;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.lifecycle.Service;
import java.time.Duration;

/// The callers of this process, with the models that they own.
record CallerRole(CallerService callers, ModelProviders models) implements Service, HealthCheck {
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
        return callers.health().check();
    }

    @Override
    public boolean alive() {
        return callers.health().alive();
    }

    @Override
    public boolean ready() {
        return callers.health().ready();
    }

    @Override
    public void close() {
        callers.close();
        models.close();
    }
}
