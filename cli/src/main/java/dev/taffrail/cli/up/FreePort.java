package dev.taffrail.cli.up;

import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds ports on the loopback address.
final class FreePort {
    private static final int TRIED = 100;

    private FreePort() {}

    /// The first free one from `first` upwards.
    ///
    /// @throws Invalid when a hundred of them are taken
    static int from(int first, String setting) {
        for (int port = first; port < first + TRIED; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new Invalid("the ports %d to %d are all taken; name a free one with %s".formatted(first, first + TRIED - 1, setting));
    }

    /// @throws Invalid when it is taken
    static void require(int port, String setting) {
        Invalid.unless(isFree(port), "%s is %d, which another process listens on; stop that process or name another port", setting, port);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
