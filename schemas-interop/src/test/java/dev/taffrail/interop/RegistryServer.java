package dev.taffrail.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The real Apicurio Registry as a child process with its data in memory, on loopback ports that were free.
final class RegistryServer implements AutoCloseable {
    static final Path HOME = Path.of("target/registry");

    private final Process process;
    private final int port;

    private RegistryServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isUnpacked() {
        return Files.exists(HOME.resolve("quarkus-run.jar"));
    }

    static RegistryServer start() throws IOException {
        int port = freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + freePort(),
                        "-jar",
                        HOME.resolve("quarkus-run.jar").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        var server = new RegistryServer(process, port);
        try {
            server.awaitStart();
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /// Reads what it says until it listens, and goes on reading so that it is never held up by a full pipe.
    private void awaitStart() throws IOException {
        var said = new StringBuilder();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Listening on")) {
                Thread.ofVirtual()
                        .name("registry-output")
                        .start(() -> out.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new IllegalStateException("the registry did not start:\n" + said);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/apis/registry/v3");
    }

    @Override
    public void close() {
        process.toHandle().destroy(); // unlike Process.destroy, which closes the pipe under its reader
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
