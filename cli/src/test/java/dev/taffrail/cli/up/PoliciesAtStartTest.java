package dev.taffrail.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.server.Server;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `policies/` of the data folder does at a start.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoliciesAtStartTest {
    @TempDir
    private Path data = Path.of("");

    /// An incident is answered with a stricter policy; the next start must not bring the old one back.
    @Test
    void a_start_undoes_no_registration_and_registers_what_is_new() throws Exception {
        Path file = write("policies/house.yaml", "heron");
        try (var taffrail = start()) {
            assertThat(current(taffrail)).isEqualTo(version(file));
            register(write("stricter.yaml", "heron, egret"));
        }

        try (var taffrail = start()) {
            assertThat(current(taffrail)).isEqualTo(version(data.resolve("stricter.yaml")));
        }

        write("policies/house.yaml", "ibis");
        try (var taffrail = start()) {
            assertThat(current(taffrail)).isEqualTo(version(file));
        }
    }

    private RunningTaffrail start() throws InterruptedException {
        var settings = Settings.of(Source.of("test", Map.of("data.dir", data.toString())));
        return RunningTaffrail.start(settings, Map.of(), InstantSource.system());
    }

    private void register(Path file) {
        var terminal = new FakeTerminal(Map.of());
        int code = Taffrail.commandLine(terminal.terminal())
                .execute("policy", "register", file.toString(), "--data", data.toString());
        assertThat(code).as(terminal.err()).isZero();
    }

    private static String current(RunningTaffrail taffrail) throws Exception {
        try (var server = new Server(URI.create(taffrail.addresses().http()))) {
            return server.get("/v1/policies/house", Map.of()).path("version").asString("");
        }
    }

    private static String version(Path file) throws IOException {
        return PolicyFile.read(file).version();
    }

    private Path write(String name, String words) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, """
                name: house
                rules:
                  - {name: words, kind: pattern, patterns: [%s], actions: {request: reject}}
                """.formatted(words));
    }
}
