package dev.taffrail.cli.http;

import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.platform.settings.Invalid;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Serves routes on the loopback address, each request on a virtual thread. There is no authentication yet, so it listens nowhere else.
public final class HttpService implements Service {
    private static final String HOST = "127.0.0.1";
    private static final long STOP_MILLIS = 1_000;

    private final int port;
    private final Javalin server;

    /// @param routes each adds its own
    public HttpService(int port, List<Consumer<JavalinConfig>> routes) {
        this.port = port;
        this.server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_MILLIS));
            routes.forEach(route -> route.accept(config));
        });
    }

    @Override
    public String name() {
        return "http";
    }

    /// @throws Invalid when the port is taken
    @Override
    public void start() {
        try {
            server.start(HOST, port);
        } catch (JavalinBindException taken) {
            throw new Invalid("http.port is %d, which another process listens on; stop that process or name another port".formatted(port), taken);
        }
    }

    /// It answers as soon as it was started.
    @Override
    public boolean awaitReady(Duration patience) {
        return true;
    }

    public String address() {
        return "http://" + HOST + ":" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
