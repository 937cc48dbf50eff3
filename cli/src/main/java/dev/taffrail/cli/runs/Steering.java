package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.server.ServerAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends a command to a run and waits for what the run made of it.
public record Steering(Server server, Handle handle) implements AutoCloseable {
    private static final Duration PATIENCE =
            Duration.ofSeconds(70); // a run that is not there yet is waited for a minute of event time

    /// To the run that `runs show` shows for the same word, so that a run alone may be one of any session.
    ///
    /// @throws Failure when the word names no session and the server knows no such run
    static Steering to(CommandContext context, String run) throws InterruptedException {
        var handle = Handle.parse(run);
        var server = new Server(ServerAddress.find(context.settings()));
        try {
            return new Steering(
                    server,
                    handle.isAlone() ? Handle.parse(Lookup.of(server, handle).handle()) : handle);
        } catch (RuntimeException | InterruptedException failed) {
            server.close();
            throw failed;
        }
    }

    /// The run as it was before the command.
    ///
    /// @throws Failure when the server knows no such run
    RunReport before() throws InterruptedException {
        return watch().now().orElseThrow(() -> Lookup.unknown(handle));
    }

    /// Sends it and waits for the answer.
    ///
    /// @throws Failure when the run did not apply it
    public RunReport send(String action, ObjectNode body) throws InterruptedException {
        String id = server.post(handle.path(action), body, Duration.ZERO)
                .path("command_id")
                .asString("");
        RunReport report = answered(id);
        JsonNode answer = answer(report, id).orElseThrow();
        String result = RunReport.text(answer, "result");
        if (!result.equals("APPLIED")) {
            throw new Failure(
                    result.equals("UNKNOWN_RUN") ? ExitCode.NOT_FOUND : ExitCode.NEGATIVE,
                    "%s of %s: %s; %s"
                            .formatted(
                                    action,
                                    handle,
                                    result.toLowerCase(Locale.ROOT).replace('_', ' '),
                                    RunReport.text(answer, "detail")));
        }
        return report;
    }

    private RunReport answered(String command) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            var report = watch().withAnswerTo(command);
            if (report.isPresent() && answer(report.get(), command).isPresent()) {
                return report.get();
            }
        }
        throw new Failure(
                ExitCode.TIMED_OUT,
                "the command %s to %s was sent, but not answered within %d s; `taffrail runs show %s` will tell"
                        .formatted(command, handle, PATIENCE.toSeconds(), handle));
    }

    private RunWatch watch() {
        return new RunWatch(server, handle, Optional.empty());
    }

    private static Optional<JsonNode> answer(RunReport report, String command) {
        for (JsonNode one : report.json().path("commands")) {
            if (RunReport.text(one, "command_id").equals(command)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }
}
