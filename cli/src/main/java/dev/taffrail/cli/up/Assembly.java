package dev.taffrail.cli.up;

import dev.taffrail.agent.call.CallerSurroundings;
import dev.taffrail.agent.stream.AgentService;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.cli.http.HealthWatch;
import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.platform.lifecycle.Services;
import dev.taffrail.schemas.call.BreakerReset;
import java.util.function.Consumer;

/// Puts the services of a process together. Plain constructors: what a service needs is in its constructor's call.
final class Assembly {
    private final Configs configs;
    private final Surroundings around;
    private final Services services = new Services();

    private Assembly(Configs configs, Surroundings around) {
        this.configs = configs;
        this.around = around;
    }

    /// The services of the roles that were asked for, not started yet. They stop in the reverse order: first nothing comes in any more, then
    /// nothing is called, then nothing is decided.
    static Services of(Configs configs, Surroundings around) {
        return new Assembly(configs, around).assemble();
    }

    private Services assemble() {
        if (has(Role.AGENT)) {
            add(AgentService.of(
                    around.clients(),
                    around.topics(),
                    around.schemas(),
                    configs.agent(),
                    configs.up().ownFolder().resolve("state").resolve("agent"),
                    configs.up().instance(),
                    around.memory(),
                    around.clock()));
        }
        if (has(Role.GATE)) {
            add(new GateService(
                    configs.gate(),
                    around.clients(),
                    around.topics(),
                    around.schemas(),
                    around.meters(),
                    around.memory(),
                    around.clock()));
        }
        if (has(Role.CALLER)) {
            add(callers());
        }
        return services.add(new HealthWatch(around.health()));
    }

    private <S extends Service & dev.taffrail.platform.health.HealthCheck> void add(S service) {
        services.add(service);
        around.health().add(service);
    }

    private CallerRole callers() {
        var models = Models.open(around.data(), around.environment());
        Consumer<BreakerReset> breakers = reset -> models.resetBreaker(reset.breaker());
        var surroundings = new CallerSurroundings(
                around.clients(),
                around.topics(),
                around.lock(),
                around.schemas(),
                models::find,
                breakers,
                ToolCatalogue.installed(new ToolSurroundings(around.clock())),
                new Workspaces(around.data()),
                around.meters(),
                around.clock());
        return new CallerRole(configs.callers(), surroundings, models);
    }

    private boolean has(Role role) {
        return configs.up().has(role);
    }
}
