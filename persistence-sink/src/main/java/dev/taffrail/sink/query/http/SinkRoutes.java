package dev.taffrail.sink.query.http;

import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.query.RunView;
import dev.taffrail.sink.store.CheckpointStore;
import dev.taffrail.sink.store.ReadRefused;
import dev.taffrail.sink.store.StoreFault;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The read routes. A run in a session of another name needs `?session=`; `?min_seq=` waits until the file has that
/// event of the run, `?command=` until it has the answer to that command, `?wait=` says for how long.
public record SinkRoutes(RunQueries queries, Progress progress) implements Consumer<JavalinConfig> {
    @FunctionalInterface
    private interface Answer {
        void give(Context context, Parameters asked) throws InterruptedException;
    }

    private record Route(String path, Answer answer) {}

    @Override
    public void accept(JavalinConfig config) {
        routes().forEach(route -> config.routes.get(route.path(), context -> answer(context, route.answer())));
    }

    /// The paths of all routes, each for GET.
    public List<String> paths() {
        return routes().stream().map(Route::path).toList();
    }

    private List<Route> routes() {
        return List.of(
                new Route("/v1/runs", this::list),
                new Route("/v1/runs/{id}", this::show),
                new Route("/v1/runs/{id}/checkpoints", this::checkpoints),
                new Route("/v1/runs/{id}/checkpoints/{step}", this::checkpoint),
                new Route("/v1/runs/{id}/transcript", this::transcript));
    }

    private static void answer(Context context, Answer answer) throws InterruptedException {
        try {
            answer.give(context, new Parameters(context));
        } catch (IllegalArgumentException e) {
            Problem.badRequest(String.valueOf(e.getMessage())).answer(context);
        } catch (ReadRefused e) {
            Problem.unavailable("BUSY", String.valueOf(e.getMessage())).answer(context);
        } catch (StoreFault e) {
            Problem.unavailable("STORE", String.valueOf(e.getMessage())).answer(context);
        }
    }

    private void list(Context context, Parameters asked) throws InterruptedException {
        var filter = asked.filter();
        var json = (ObjectNode) RunJson.page(queries.list(filter, asked.cursor(), asked.limit()));
        if (asked.wantsCount()) {
            json.put("total", queries.count(filter));
        }
        json(context, json);
    }

    private void show(Context context, Parameters asked) throws InterruptedException {
        var view = awaited(asked);
        if (view.isEmpty()) {
            missing(context, asked);
            return;
        }
        var tag = "W/\"" + view.get().run().seq() + "\"";
        context.header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            json(context, RunJson.view(view.get()));
        }
    }

    private void checkpoints(Context context, Parameters asked) throws InterruptedException {
        var view = awaited(asked);
        view.ifPresentOrElse(found -> json(context, RunJson.checkpoints(found)), () -> missing(context, asked));
    }

    private void checkpoint(Context context, Parameters asked) throws InterruptedException {
        switch (queries.checkpoint(asked.tenant(), asked.handle(), step(context.pathParam("step")))
                .orElse(null)) {
            case CheckpointStore.Result.Found found -> json(context, RunJson.checkpoint(found));
            case CheckpointStore.Result.Nothing nothing ->
                Problem.notFound("there is no usable checkpoint of %s at or before that step; passed over: %s"
                                .formatted(asked.handle(), nothing.skipped()))
                        .answer(context);
            case null -> missing(context, asked);
        }
    }

    private void transcript(Context context, Parameters asked) throws InterruptedException {
        var leg = (int) asked.number("leg", RunQueries.LAST_LEG);
        queries.transcript(asked.tenant(), asked.handle(), leg)
                .ifPresentOrElse(found -> json(context, RunJson.transcript(found)), () -> missing(context, asked));
    }

    /// The run, as soon as the file has what was asked for; or as it is when that takes too long.
    private Optional<RunView> awaited(Parameters asked) throws InterruptedException {
        Predicate<RunView> wanted = asked.wanted();
        var left = asked.longestWait();
        var seen = progress.moves();
        var view = queries.show(asked.tenant(), asked.handle());
        while (asked.waits() && left.isPositive() && view.filter(wanted).isEmpty()) {
            left = progress.awaitMove(seen, left);
            seen = progress.moves();
            view = queries.show(asked.tenant(), asked.handle());
        }
        return view;
    }

    private static int step(String text) {
        if (text.equals("last")) {
            return CheckpointStore.LAST;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("the step must be a whole number or last, but is " + text);
        }
    }

    private static void missing(Context context, Parameters asked) {
        Problem.notFound(
                        "there is no run %s of tenant %s, or not yet: give its session with ?session=, or wait with ?min_seq="
                                .formatted(asked.handle(), asked.tenant()))
                .answer(context);
    }

    private static void json(Context context, JsonNode json) {
        context.contentType("application/json").result(json.toString());
    }
}
