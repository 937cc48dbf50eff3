package dev.taffrail.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/// The two sockets of a node, bound before Kafka starts: a port that is taken is told at once, and a free one cannot be
/// lost in between.
final class ListeningSockets implements ServerSocketFactory, AutoCloseable {
    static final String BROKER = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    private static final int BACKLOG = 128;
    private static final String PORT_FILE = "broker.port";

    private final Map<String, ServerSocketChannel> sockets;

    private ListeningSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.sockets = Map.of(BROKER, broker, CONTROLLER, controller);
    }

    static ListeningSockets bind(EmbeddedKafkaConfig config) throws IOException {
        ServerSocketChannel broker = config.port() == 0 ? likeLastTime(config.directory()) : at(config.port());
        Files.writeString(config.directory().resolve(PORT_FILE), Integer.toString(port(broker)));
        return new ListeningSockets(broker, open(0));
    }

    int brokerPort() {
        return port(socket(BROKER));
    }

    int controllerPort() {
        return port(socket(CONTROLLER));
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
        return socket(listener);
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel socket : sockets.values()) {
            socket.close();
        }
    }

    private ServerSocketChannel socket(String listener) {
        ServerSocketChannel socket = sockets.get(listener);
        if (socket == null) {
            throw new IllegalStateException("the broker has no listener " + listener);
        }
        return socket;
    }

    private static ServerSocketChannel at(int port) throws IOException {
        try {
            return open(port);
        } catch (BindException taken) {
            throw new EmbeddedKafkaException(
                    "port %d on 127.0.0.1 is taken; stop the process that listens there or choose another port (0 takes any free one)"
                            .formatted(port),
                    taken);
        }
    }

    private static ServerSocketChannel likeLastTime(Path directory) throws IOException {
        Path file = directory.resolve(PORT_FILE);
        int last = Files.exists(file) ? number(Files.readString(file, StandardCharsets.US_ASCII)) : 0;
        try {
            return open(last);
        } catch (BindException taken) {
            return open(0);
        }
    }

    /// A crash can leave the file empty; the port is only a wish, so anything unreadable counts as none.
    private static int number(String text) {
        return text.strip().matches("[0-9]{1,5}") ? Math.min(Integer.parseInt(text.strip()), 65_535) : 0;
    }

    private static ServerSocketChannel open(int port) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            return channel;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private static int port(ServerSocketChannel socket) {
        return socket.socket().getLocalPort();
    }
}
