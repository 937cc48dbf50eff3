package dev.taffrail.agent.model.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// A provider on a bare socket, for what an HTTP server will not do: reads a request, writes some bytes, then
/// misbehaves.
final class FaultyProvider implements AutoCloseable {
    enum Then {
        HANG,
        CLOSE,
        RESET
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    final AtomicInteger hits = new AtomicInteger();
    final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ServerSocket server;
    private final Thread accepting;

    FaultyProvider(String bytes, Then then) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = Thread.ofVirtual().start(() -> accept(bytes, then));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    private void accept(String bytes, Then then) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket, bytes, then));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private void serve(Socket socket, String bytes, Then then) {
        try (socket) {
            readRequest(socket.getInputStream());
            hits.incrementAndGet();
            asked.countDown();
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            switch (then) {
                case HANG -> closing.await();
                case CLOSE -> {}
                case RESET -> socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the request ends in its headers");
            }
            head.append((char) b);
        }
        var length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
