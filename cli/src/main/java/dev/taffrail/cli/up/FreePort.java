package dev.taffrail.cli.up;

import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.IntStream;

/// A port on the loopback address that nobody else can take until it is closed, which is just before its server binds
/// it.
final class FreePort implements AutoCloseable {
    private static final int TRIED = 100;

    private final ServerSocket socket;

    private FreePort(ServerSocket socket) {
        this.socket = socket;
    }

    /// The first free one from `first` upwards.
    ///
    /// @throws Invalid when a hundred of them are taken
    static FreePort from(int first, String setting) {
        return IntStream.range(first, first + TRIED)
                .mapToObj(FreePort::take)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Invalid("the ports %d to %d are all taken; name a free one with %s"
                        .formatted(first, first + TRIED - 1, setting)));
    }

    /// @throws Invalid when it is taken
    static FreePort exactly(int port, String setting) {
        return take(port)
                .orElseThrow(() ->
                        new Invalid("%s is %d, which another process listens on; stop that process or name another port"
                                .formatted(setting, port)));
    }

    static Optional<FreePort> take(int port) {
        try {
            var socket = new ServerSocket();
            return bound(socket, port) ? Optional.of(new FreePort(socket)) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("no socket can be made", broken);
        }
    }

    private static boolean bound(ServerSocket socket, int port) throws IOException {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            socket.close();
            return false;
        }
    }

    int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the port " + number() + " cannot be given free", failed);
        }
    }
}
