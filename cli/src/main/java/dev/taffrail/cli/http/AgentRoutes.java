package dev.taffrail.cli.http;

import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.sink.query.http.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;

/// Which agents the gate of this process lets runs be asked for. It learns of a registration a moment after the topic
/// has it; `?version=` waits for that.
public record AgentRoutes(GateService gate) implements Consumer<JavalinConfig> {
    static final String PATH = "/v1/agents/{agent}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void accept(JavalinConfig config) {
        config.routes.get(PATH, this::show);
    }

    private void show(Context context) throws InterruptedException {
        String agent = context.pathParam("agent");
        String wanted = context.queryParam("version");
        if (wanted != null && !gate.awaitVersion(agent, wanted, PATIENCE)) {
            Problem.notFound("the gate has not read %s as the version of %s within %d s; ask again"
                            .formatted(wanted, agent, PATIENCE.toSeconds()))
                    .answer(context);
            return;
        }
        Optional<String> version = gate.versionOf(agent);
        version.ifPresentOrElse(
                known -> context.contentType("application/json")
                        .result(JsonNodeFactory.instance
                                .objectNode()
                                .put("agent", agent)
                                .put("version", known)
                                .toString()),
                () -> Problem.notFound(
                                "no run can be asked of %s; `taffrail agents list` shows the agents".formatted(agent))
                        .answer(context));
    }
}
