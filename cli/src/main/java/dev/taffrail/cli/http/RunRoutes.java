package dev.taffrail.cli.http;

import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.RunFilter;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// interim
public record RunRoutes(RunQueries queries) implements Consumer<JavalinConfig> {
    static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    @Override
    public void accept(JavalinConfig config) {
        config.routes.get("/v1/runs", this::list);
        config.routes.get("/v1/runs/{handle}", this::show);
    }

    private void list(Context context) throws Exception {
        var filter = RunFilter.ALL;
        String status = context.queryParam("status");
        if (status != null) {
            filter = filter.withStatus(RunStatus.valueOf(status.toUpperCase(Locale.ROOT)));
        }
        context.contentType("application/json").result(JSON.writeValueAsString(queries.list(filter, "", 50)));
    }

    private void show(Context context) throws Exception {
        var view = queries.show(RunKey.DEFAULT_TENANT, context.pathParam("handle"));
        if (view.isEmpty()) {
            context.status(404).contentType("application/json").result("{\"detail\":\"there is no run " + context.pathParam("handle") + "\"}");
        } else {
            context.contentType("application/json").result(JSON.writeValueAsString(view.get()));
        }
    }
}
