package dev.taffrail.cli.up;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail up`.
@Command(
        name = "up",
        description = {
            "Starts the broker and every service in one process and keeps them running.",
            "Started again, it continues what was in flight.",
            "",
            "  taffrail up",
            "  taffrail up --bootstrap kafka-1:9092 --roles caller --instance c2"
        })
public final class UpCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            description = "broker, gate, agent, caller, sink, http; all when not given.")
    private List<String> roles = List.of();

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "Name of this process where several share the work; the same after a restart.")
    private Optional<String> instance = Optional.empty();

    public UpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = context.settings(flags());
        var stop = new Stop();
        try (var _ = StopOnSignal.install(UpConfig.from(settings).stopPatience(), stop::request)) {
            long begun = System.nanoTime();
            try (var running = RunningTaffrail.start(
                    settings,
                    context.terminal().environment(),
                    context.terminal().clock(),
                    stop::giveUp)) {
                announce(running.addresses(), (System.nanoTime() - begun) / 1_000_000);
                stop.await();
                context.printer().note("stopping ...");
            }
        }
        return ExitCode.OK.number();
    }

    /// The last line is the first command to try. Printed when everything is ready, so scripts may wait for it.
    private void announce(Addresses at, long millis) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kafka", at.kafka())
                .put("http", at.http())
                .put("data", at.data().toString())
                .put("started_in_ms", millis);
        context.printer()
                .one(
                        json,
                        at.http(),
                        () -> String.join(
                                "\n",
                                "  Kafka    " + at.kafka(),
                                "  REST     "
                                        + (at.http().isEmpty()
                                                ? "(not a role of this process)"
                                                : at.http() + "/v1/runs"),
                                "  Health   " + (at.http().isEmpty() ? "-" : at.http() + "/health, /metrics"),
                                "  Data     " + at.data() + "  (delete to reset)",
                                ready(at, millis)));
        context.terminal().out().flush();
    }

    /// With a first command, where there is somebody to take it.
    private String ready(Addresses at, long millis) {
        String text = "Ready in %d.%d s.".formatted(millis / 1000, millis % 1000 / 100);
        return at.http().isEmpty()
                ? text
                : text + " Try: " + context.hints().command("run clerk \"Which orders wait, and for what?\" --follow");
    }

    private Map<String, String> flags() {
        var flags = new LinkedHashMap<String, String>();
        if (!roles.isEmpty()) {
            flags.put("up.roles", String.join(",", roles));
        }
        instance.ifPresent(name -> {
            flags.put("up.instance", name);
            flags.put("guardrail.instance", name);
            flags.put("callers.instance-id", name);
        });
        return flags;
    }
}
