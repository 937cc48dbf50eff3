package dev.taffrail.cli.up;

import dev.taffrail.agent.call.CallerService;
import dev.taffrail.agent.call.CallerSurroundings;
import dev.taffrail.agent.stream.AgentService;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.cli.http.EndOfRun;
import dev.taffrail.cli.http.GateRoutes;
import dev.taffrail.cli.http.HealthWatch;
import dev.taffrail.cli.http.OperationRoutes;
import dev.taffrail.cli.http.SchemaRoutes;
import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.ingest.http.RunEnd;
import dev.taffrail.ingest.service.IngestService;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.platform.lifecycle.Services;
import dev.taffrail.schemas.call.BreakerReset;
import dev.taffrail.sink.SinkService;
import dev.taffrail.sink.query.http.SinkRoutes;
import io.javalin.config.JavalinConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts the services of a process together. Plain constructors: what a service needs is in its constructor's call.
final class Assembly {
    private final Configs configs;
    private final Surroundings around;
    private final Optional<FreePort> httpPort;
    private final Consumer<String> cannotGoOn;
    private final Services services = new Services();
    private final List<HealthCheck> watched = new ArrayList<>();

    private Assembly(Configs configs, Surroundings around, Optional<FreePort> httpPort, Consumer<String> cannotGoOn) {
        this.cannotGoOn = cannotGoOn;
        this.httpPort = httpPort;
        this.configs = configs;
        this.around = around;
    }

    /// The services of the roles that were asked for, not started yet. They stop in the reverse order: first
    /// nothing comes in any more, then nothing is called, then nothing is decided.
    ///
    /// @param httpPort given with the HTTP role
    /// @param cannotGoOn is told which service needs a restart of the process, and why
    static Services of(Configs configs, Surroundings around, Optional<FreePort> httpPort, Consumer<String> cannotGoOn)
            throws InterruptedException {
        return new Assembly(configs, around, httpPort, cannotGoOn).assemble();
    }

    private Services assemble() throws InterruptedException {
        if (has(Role.AGENT)) {
            add(AgentService.of(
                    around.clients(),
                    around.topics(),
                    around.schemas(),
                    configs.agent(),
                    configs.up().ownFolder().resolve("state").resolve("agent"),
                    configs.up().member(),
                    around.memory(),
                    around.meters(),
                    around.clock()));
        }
        var routes = new ArrayList<Consumer<JavalinConfig>>();
        if (has(Role.GATE)) {
            var gate = gate();
            add(gate);
            routes.add(new GateRoutes(gate));
        }
        if (has(Role.CALLER)) {
            add(callers());
        }
        addHttp(routes);
        return services.add(new HealthWatch(around.health(), watched, cannotGoOn));
    }

    /// With the sink in the same process it shows runs, without it only writes.
    private void addHttp(List<Consumer<JavalinConfig>> routes) throws InterruptedException {
        RunEnd end = RunEnd.unknown();
        if (has(Role.SINK)) {
            var sink = SinkService.open(
                    configs.sink(),
                    around.clients(),
                    around.topics(),
                    around.lock(),
                    around.schemas(),
                    around.meters(),
                    around.clock());
            add(sink);
            routes.add(new SinkRoutes(sink.queries(), sink.progress()));
            end = new EndOfRun(sink.queries(), sink.progress());
        }
        if (has(Role.HTTP)) {
            var ingest = new IngestService(around.clients(), around.topics(), configs.ingest(), around.meters());
            services.add(ingest);
            routes.add(ingest.routes(end)::addTo);
            routes.add(new OperationRoutes(around.health(), around.meters()));
            routes.add(new SchemaRoutes(around.lock()));
            services.add(new HttpService(httpPort.orElseThrow(), routes), ingest.name());
        }
    }

    private <S extends Service & HealthCheck> void add(S service) {
        services.add(service);
        around.health().add(service);
        watched.add(service);
    }

    private GateService gate() {
        return new GateService(
                configs.gate(),
                around.clients(),
                around.topics(),
                around.schemas(),
                around.meters(),
                around.memory(),
                around.clock());
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
        return new CallerRole(new CallerService(configs.callers(), surroundings), models);
    }

    private boolean has(Role role) {
        return configs.up().has(role);
    }
}
