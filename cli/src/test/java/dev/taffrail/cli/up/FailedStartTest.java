package dev.taffrail.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.command.ExitCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FailedStartTest {
    @TempDir
    private Path data = Path.of("");

    @Test
    void a_start_that_fails_is_told_by_the_exit_code_of_the_process() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = UpProcess.builder(data, "--set", "http.port=" + taken.getLocalPort())
                    .redirectErrorStream(true)
                    .start();

            try (var said = process.getInputStream()) {
                assertThat(new String(said.readAllBytes(), UTF_8))
                        .contains("taffrail: ", "http.port", Integer.toString(taken.getLocalPort()));
                assertThat(process.waitFor()).isEqualTo(ExitCode.ENVIRONMENT.number());
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
