package dev.taffrail.cli.up;

import dev.taffrail.cli.scrub.OwnWords;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.sink.query.http.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Serves routes on the loopback address, each request on a virtual thread. There is no authentication yet, so it
/// listens nowhere else.
final class HttpService implements Service {
    private static final String HOST = "127.0.0.1";
    private static final long STOP_MILLIS = 1_000;

    private final FreePort port;
    private final Javalin server;

    /// @param port held until the start
    /// @param routes each adds its own
    HttpService(FreePort port, List<Consumer<JavalinConfig>> routes) {
        this.port = port;
        this.server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.modifyServer(jetty -> {
                jetty.setStopTimeout(STOP_MILLIS);
                jetty.setErrorHandler(new ProblemAnswer());
            });
            config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ProblemAnswer()));
            config.routes.exception(HttpResponseException.class, HttpService::problem);
            config.routes.after(HttpService::scrub);
            routes.forEach(route -> route.accept(config));
        });
    }

    /// Problems may quote the request. Other answers are made of records, which were scrubbed where they came in.
    private static void scrub(Context context) {
        String type = context.res().getContentType();
        String said = context.result();
        if (said != null && type != null && type.startsWith("application/problem+json")) {
            context.result(OwnWords.json(said));
        }
    }

    /// What no route takes.
    private static void problem(HttpResponseException refused, Context context) {
        HttpStatus status = HttpStatus.forStatus(refused.getStatus());
        new Problem(status, status.name(), context.method() + " " + context.path() + ": " + refused.getMessage(), false)
                .answer(context);
    }

    @Override
    public String name() {
        return "http";
    }

    /// @throws Invalid when the port is taken
    @Override
    public void start() {
        int number = port.number();
        port.close();
        try {
            server.start(HOST, number);
        } catch (JavalinBindException taken) {
            throw new Invalid(
                    "http.port is %d, which another process listens on; stop that process or name another port"
                            .formatted(number),
                    taken);
        }
    }

    /// It answers as soon as it was started.
    @Override
    public boolean awaitReady(Duration patience) {
        return true;
    }

    @Override
    public void close() {
        port.close();
        server.stop();
    }
}
