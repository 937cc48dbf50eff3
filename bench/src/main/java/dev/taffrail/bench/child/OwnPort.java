package dev.taffrail.bench.child;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// The port of a child's broker: one that no other `taffrail up` looks for. While a broker is dead, another one that
/// takes the first free port would take its place, and the clients that wait for the dead one would write to a
/// stranger.
final class OwnPort {
    /// Above the ports that `up` tries, below those that systems give to outgoing connections.
    private static final int FIRST = 21_000;

    private static final int NUMBER = 10_000;

    private OwnPort() {}

    /// That of the last start on this data folder, or a free one that is kept for the next.
    static int of(Path data) throws IOException {
        Path file = data.resolveSibling(data.getFileName() + ".port");
        if (Files.exists(file)) {
            return Integer.parseInt(Files.readString(file).strip());
        }
        int port = free();
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    private static int free() throws IOException {
        long start = ProcessHandle.current().pid();
        for (int i = 0; i < NUMBER; i++) {
            int port = FIRST + (int) ((start + i) % NUMBER);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // taken: the next one
            }
        }
        throw new Failure(
                ExitCode.ENVIRONMENT,
                "no port from %d to %d is free for a broker".formatted(FIRST, FIRST + NUMBER - 1));
    }
}
