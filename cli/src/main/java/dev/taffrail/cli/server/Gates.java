package dev.taffrail.cli.server;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.platform.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The gates that can be asked what they know: that of the named server, else those of the processes on the data
/// folder.
public record Gates(List<URI> servers) {
    private static final String ROLE = "gate";

    public static Gates find(Settings settings) {
        Path data = settings.path(
                "data.dir",
                Path.of(".taffrail"),
                "The data folder: broker, stores, SQLite, workspaces, agents. One process at a time.");
        return new Gates(settings.optionalUri(
                        "server",
                        "HTTP address of a running `taffrail up`; found through the data folder when not given.")
                .map(List::of)
                .orElseGet(() -> UpFile.running(data).stream()
                        .filter(up -> !up.http().isEmpty() && up.roles().contains(ROLE))
                        .map(up -> URI.create(up.http()))
                        .toList()));
    }

    /// Returns when these versions are what a run gets that is asked for now, wherever it is admitted.
    ///
    /// @param kind `agents` or `policies`, as in the path
    /// @param versions as `name@hash`
    /// @throws Failure when a gate does not know one of them in time
    public void await(String kind, List<String> versions) throws InterruptedException {
        for (URI address : servers) {
            try (var server = new Server(address)) {
                for (String version : versions) {
                    await(server, kind, version);
                }
            }
        }
    }

    private static boolean hasGate(Server server) throws InterruptedException {
        for (var check : server.get("/health", Map.of()).path("checks")) {
            if (check.path("name").asString("").equals(GateService.NAME)) {
                return true;
            }
        }
        return false;
    }

    private static void await(Server server, String kind, String version) throws InterruptedException {
        String name = version.substring(0, version.indexOf('@'));
        try {
            server.get("/v1/" + kind + "/" + Server.encoded(name), Map.of("version", version));
        } catch (Failure unknown) {
            if (unknown.code() == ExitCode.NOT_FOUND && !hasGate(server)) {
                return; // a process of other roles, which does not know
            }
            throw new Failure(
                    unknown.code() == ExitCode.NOT_FOUND ? ExitCode.TIMED_OUT : unknown.code(),
                    "%s is registered, but it is not sure that runs get it already: %s"
                            .formatted(version, unknown.getMessage()),
                    unknown);
        }
    }
}
