package dev.taffrail.bench.child;

import dev.taffrail.bench.figure.Report;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Measures the floor in a process of its own, so that it has a JVM like the one that it is compared with.
public final class ChildFloor {
    private static final long LONGEST = 1 << 20;

    private ChildFloor() {}

    /// @param more options of `taffrail bench --floor`
    /// @param log where its messages go
    public static Report measure(List<String> more, Path log) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("bench", "--floor", "-o", "json", "-q"));
        arguments.addAll(more);
        var process = new ProcessBuilder(new JavaCommand(Taffrail.class.getName(), Map.of(), arguments).words())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var hook = new Thread(process::destroyForcibly, "kill-floor");
        Runtime.getRuntime().addShutdownHook(hook);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
        try {
            if (exit == 0) {
                return Report.read(Json.mapper(LONGEST).readTree(text));
            }
            throw new Failure(
                    ExitCode.ENVIRONMENT,
                    "the floor could not be measured (exit code %d); its messages are in %s (--keep)"
                            .formatted(exit, log));
        } catch (JacksonException noReport) {
            throw new Failure(ExitCode.ENVIRONMENT, "the floor was measured, but its report cannot be read", noReport);
        }
    }
}
