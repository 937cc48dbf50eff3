package dev.taffrail.cli.http;

import dev.taffrail.schemas.codec.SchemaLock;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// The schemas of the jar at the read-only paths of a registry, for readers that have none: kcat, Python, a stock
/// deserializer.
public record SchemaRoutes(SchemaLock lock) implements Consumer<JavalinConfig> {
    @Override
    public void accept(JavalinConfig config) {
        config.routes.get(
                "/apis/registry/v3/ids/contentIds/{id}", context -> answer(context, "application/json", lock::textOf));
        config.routes.get(
                "/apis/ccompat/v7/schemas/ids/{id}",
                context -> answer(context, "application/vnd.schemaregistry.v1+json", lock::ccompatOf));
    }

    private static void answer(Context context, String type, IntFunction<Optional<String>> schemas) {
        Optional<String> schema = id(context.pathParam("id")).flatMap(schemas::apply);
        context.contentType(type)
                .status(schema.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .result(schema.orElse("{\"error_code\":40403,\"message\":\"no such schema\"}"));
    }

    private static Optional<Integer> id(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
