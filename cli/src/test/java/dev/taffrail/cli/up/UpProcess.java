package dev.taffrail.cli.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `taffrail up` in a process of its own, for what only a process shows: kills, signals, exit codes.
final class UpProcess {
    private UpProcess() {}

    /// Its errors go where those of the test go.
    static Process start(Path data, String... options) throws IOException {
        return builder(data, options)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static ProcessBuilder builder(Path data, String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.taffrail.cli.Taffrail",
                "up",
                "--data",
                data.toString(),
                "--set",
                "callers.drain=0s"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command);
    }
}
