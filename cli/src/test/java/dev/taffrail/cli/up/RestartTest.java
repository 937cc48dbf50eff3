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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
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
        try (var server = new Server(URI.create(ready(first).rest()))) {
            server.post(
                    "/v1/runs",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("agent", "slow")
                            .put("input", "Well?")
                            .put("run_id", "r1"),
                    Duration.ZERO);
            RunReport accepted = new RunWatch(server, Handle.parse("r1"), Optional.of(PATIENCE)).until(_ -> true);
            assertThat(accepted.status()).isEqualTo(RunStatus.RUNNING);
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process second = UpProcess.start(data);
        var again = ready(second);
        try (var server = new Server(URI.create(again.rest()))) {
            RunReport end = new RunWatch(server, Handle.parse("r1"), Optional.of(PATIENCE)).untilEnd(1, _ -> {});

            assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(end.answer()).isEqualTo("Here I am.");
            assertThat(members(again.kafka()))
                    .as("members that take the place of those that were killed, without waiting for their session")
                    .hasSize(3)
                    .allSatisfy(member -> assertThat(member.groupInstanceId()).isPresent());
        } finally {
            second.destroy(); // SIGTERM
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(second.exitValue()).isZero();
    }

    private record Addresses(String kafka, String rest) {}

    /// They are in the table that is printed when everything is ready.
    private static Addresses ready(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        var seen = new HashMap<String, String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.strip().split(" +", 2);
            seen.put(words[0], words[words.length - 1]);
            if (line.startsWith("Ready")) {
                return new Addresses(
                        seen.getOrDefault("Kafka", ""),
                        seen.getOrDefault("REST", "").replace("/v1/runs", ""));
            }
        }
        throw new AssertionError("the process ended before it was ready");
    }

    private static List<MemberDescription> members(String kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            return admin
                    .describeConsumerGroups(List.of("taffrail.gate", "taffrail.agent-processor", "taffrail.callers"))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
