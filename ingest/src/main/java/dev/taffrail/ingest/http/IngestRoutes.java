package dev.taffrail.ingest.http;

import dev.taffrail.ingest.client.NotSent;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.form.InvalidRequest;
import dev.taffrail.ingest.form.PayloadTooLarge;
import dev.taffrail.ingest.form.RunHandle;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.schemas.run.RunKey;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The write routes of the REST interface. There is no authentication: whoever starts the server binds it to the
/// loopback address.
///
/// Every address that names a run exists twice: with the handle in one segment (`r1`, `s1%2Fr1`, `r1` with
/// `?session=s1`), and with session and run in segments of their own. `?tenant=` names another tenant.
public final class IngestRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(IngestRoutes.class);

    private final List<Route> routes = new ArrayList<>();
    private final IngestMeters meters;
    private final HttpLimits limits;
    private final AcknowledgementCheck acknowledgements = new AcknowledgementCheck();

    /// Answers one request.
    interface Answer {
        Reply to(Context context) throws InterruptedException;
    }

    /// @param path as in an OpenAPI file
    /// @param name of its kind of request, for the metrics
    record Route(String path, String name, Answer answer) {}

    public IngestRoutes(TaffrailClient client, RunEnd end, HttpLimits limits, IngestMeters meters) {
        this.meters = meters;
        this.limits = limits;
        var runs = new RunIntake(client, end, limits);
        var commands = new CommandIntake(client, limits);
        routes.add(new Route("/v1/runs", "run", runs::post));
        for (Action action : Action.values()) {
            routes.add(new Route(
                    "/v1/runs/{handle}:" + action.word(),
                    action.word(),
                    context -> commands.post(action.kind(), named(context), context)));
            routes.add(new Route(
                    "/v1/sessions/{session}/runs/{run}:" + action.word(),
                    action.word(),
                    context -> commands.post(
                            action.kind(),
                            RunHandle.of(
                                    parameter(context, "tenant"),
                                    context.pathParam("session"),
                                    context.pathParam("run")),
                            context)));
        }
    }

    /// Adds the routes, and lets `%2F` stand in the segment of a handle.
    public void addTo(JavalinConfig config) {
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(
                UriCompliance.DEFAULT.with("handles", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR)));
        config.jetty.modifyServletContextHandler(
                context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        routes.forEach(route -> config.routes.post(route.path(), context -> answer(route, context)));
    }

    /// Whether Kafka takes what comes in.
    public HealthCheck health() {
        return acknowledgements;
    }

    /// The paths of all routes, each for POST.
    List<String> paths() {
        return routes.stream().map(Route::path).toList();
    }

    private void answer(Route route, Context context) {
        long begun = System.nanoTime();
        Reply reply = reply(route, context);
        reply.write(context);
        meters.answered(route.name(), reply.outcome(), System.nanoTime() - begun);
    }

    private Reply reply(Route route, Context context) {
        try {
            OriginCheck.require(context);
            Reply reply = route.answer().to(context);
            acknowledgements.succeeded();
            return reply;
        } catch (Problem problem) {
            return Reply.problem(problem.code(), String.valueOf(problem.getMessage()), context.path());
        } catch (InvalidRequest invalid) {
            return Reply.problem(ProblemCode.INVALID_REQUEST, invalid.sentence(), context.path());
        } catch (PayloadTooLarge tooLarge) {
            return Reply.problem(ProblemCode.PAYLOAD_TOO_LARGE, tooLarge.sentence(), context.path());
        } catch (NotSent notSent) {
            return unavailable(notSent, context);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Reply.problem(
                    ProblemCode.UNAVAILABLE, "Taffrail is stopping; send it again under the same id", context.path());
        } catch (RuntimeException failed) {
            LOG.atError().setCause(failed).addKeyValue("route", route.path()).log("a request over HTTP failed");
            return Reply.problem(ProblemCode.INTERNAL_ERROR, "the log of Taffrail says what failed", context.path());
        }
    }

    private Reply unavailable(NotSent notSent, Context context) {
        acknowledgements.failed(notSent);
        LOG.atWarn()
                .addKeyValue("runId", notSent.run().run())
                .addKeyValue("cause", notSent.getCause())
                .log("a record was not acknowledged");
        return Reply.problem(ProblemCode.UNAVAILABLE, String.valueOf(notSent.getMessage()), context.path())
                .with("Retry-After", Long.toString(limits.retryAfter().toSeconds()));
    }

    /// The run of an address with a handle, which may leave the session to `?session=` as the read routes do.
    private static RunKey named(Context context) {
        String tenant = parameter(context, "tenant");
        String session = parameter(context, "session");
        String handle = context.pathParam("handle");
        return session.isEmpty() ? RunHandle.parse(tenant, handle) : RunHandle.of(tenant, session, handle);
    }

    private static String parameter(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }
}
