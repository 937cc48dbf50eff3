package dev.taffrail.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.runs.RunReport;
import dev.taffrail.cli.runs.RunWatch;
import dev.taffrail.cli.server.Server;
import dev.taffrail.schemas.run.RunStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data = Path.of("");

    @Test
    void a_run_that_was_in_flight_when_the_process_was_killed_goes_on_at_the_next_start() throws Exception {
        write(
                "agents/slow.yaml",
                "{name: slow, description: Takes its time., model: scripted/slow, instructions: Answer., tools: []}");
        write("scripts/slow.yaml", "{scripts: {slow: [{otherwise: {say: Here I am., delay: 3s}}]}}");
        Process first = UpProcess.start(data);
        try (var server = server(first)) {
            server.post(
                    "/v1/runs",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("agent", "slow")
                            .put("input", "Well?")
                            .put("run_id", "r1"),
                    Duration.ZERO);
            RunReport accepted = new RunWatch(server, Handle.parse("r1"), Optional.of(PATIENCE)).untilSeen();
            assertThat(accepted.status()).isEqualTo(RunStatus.RUNNING);
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process second = UpProcess.start(data);
        try (var server = server(second)) {
            RunReport end = new RunWatch(server, Handle.parse("r1"), Optional.of(PATIENCE)).untilEnd(1, _ -> {});

            assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(end.answer()).isEqualTo("Here I am.");
        } finally {
            second.destroy(); // SIGTERM
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(second.exitValue()).isZero();
    }

    /// The address is in the table that is printed when everything is ready.
    private static Server server(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String address = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("REST")) {
                address = line.strip().replaceFirst("REST +", "").replace("/v1/runs", "");
            }
            if (line.startsWith("Ready")) {
                return new Server(URI.create(address));
            }
        }
        throw new AssertionError("the process ended before it was ready");
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
