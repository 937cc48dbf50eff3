package dev.taffrail.cli.http;

import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.sink.query.http.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;

/// Which agents the gate of this process lets runs be asked for, and which policies it admits them with. It learns of a
/// registration a moment after the topic has it; `?version=` waits for that.
public record GateRoutes(GateService gate) implements Consumer<JavalinConfig> {
    static final String AGENT = "/v1/agents/{agent}";
    static final String POLICY = "/v1/policies/{policy}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void accept(JavalinConfig config) {
        config.routes.get(AGENT, context -> show(context, "agent", gate::versionOf, gate::awaitVersion));
        config.routes.get(POLICY, context -> show(context, "policy", gate::policyVersionOf, gate::awaitPolicy));
    }

    /// What is in force under a name.
    private interface Current {
        Optional<String> of(String name);
    }

    private interface Awaiting {
        boolean await(String name, String version, Duration patience) throws InterruptedException;
    }

    private static void show(Context context, String kind, Current current, Awaiting awaiting)
            throws InterruptedException {
        String name = context.pathParam(kind);
        String wanted = context.queryParam("version");
        if (wanted != null && !awaiting.await(name, wanted, PATIENCE)) {
            Problem.notFound("the gate has not read %s as the version of %s within %d s; ask again"
                            .formatted(wanted, name, PATIENCE.toSeconds()))
                    .answer(context);
            return;
        }
        current.of(name)
                .ifPresentOrElse(
                        version -> context.contentType("application/json")
                                .result(JsonNodeFactory.instance
                                        .objectNode()
                                        .put(kind, name)
                                        .put("version", version)
                                        .toString()),
                        () -> Problem.notFound("no %s is called %s here; the command line lists what there is"
                                        .formatted(kind, name))
                                .answer(context));
    }
}
