package dev.taffrail.cli.http;

import dev.taffrail.cli.scrub.OwnWords;
import dev.taffrail.platform.health.Health;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How the process is: `/livez` and `/readyz` for orchestrators, `/health` for load balancers and people, `/metrics`
/// for Prometheus.
public record OperationRoutes(Health health, PrometheusMeterRegistry registry) implements Consumer<JavalinConfig> {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    @Override
    public void accept(JavalinConfig config) {
        config.routes.get("/livez", context -> answer(context, health.live()));
        config.routes.get("/readyz", context -> answer(context, health.ready()));
        config.routes.get("/health", this::report);
        config.routes.get("/metrics", context -> context.contentType(PROMETHEUS).result(registry.scrape(PROMETHEUS)));
    }

    private static void answer(Context context, boolean yes) {
        context.status(yes ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(yes ? "ok\n" : "not ok\n");
    }

    /// A reason may hold what some library said.
    private void report(Context context) {
        Health.Report report = health.report();
        context.status(report.servesTraffic() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .result(OwnWords.json(json(report).toString()));
    }

    private static ObjectNode json(Health.Report report) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("status", report.status());
        var checks = json.putArray("checks");
        report.checks()
                .forEach(check -> checks.addObject()
                        .put("name", check.name())
                        .put("status", check.status().word())
                        .put("detail", check.status().reason())
                        .put("since", check.since().toString()));
        return json;
    }
}
