package dev.taffrail.cli.server;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Finds the process to talk to: the one that was named, else the one that runs on the data folder.
public final class ServerAddress {
    private ServerAddress() {}

    /// @throws Failure when none runs
    public static URI find(Settings settings) {
        Path data = settings.path(
                "data.dir",
                Path.of(".taffrail"),
                "The data folder: broker, stores, SQLite, workspaces, agents. One process at a time.");
        return settings.optionalUri(
                        "server",
                        "HTTP address of a running `taffrail up`; found through the data folder when not given.")
                .orElseGet(() -> runningOn(data));
    }

    private static URI runningOn(Path data) {
        List<UpFile> running = UpFile.running(data);
        return running.stream()
                .filter(up -> !up.http().isEmpty())
                .findFirst()
                .map(up -> URI.create(up.http()))
                .orElseThrow(() -> new Failure(
                        ExitCode.ENVIRONMENT,
                        (running.isEmpty()
                                        ? "nothing runs on the data folder %s; start it with `taffrail up`, or name another with --data DIR or --server URL"
                                        : "what runs on the data folder %s has no role `http`; name a process that has it with --server URL")
                                .formatted(data)));
    }
}
