package dev.taffrail.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.load.Feeds;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.query.http.SinkRoutes;
import dev.taffrail.sink.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The write routes are compared where they are made, in `ingest`.
class ReadRoutesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_documented_read_routes_are_those_that_are_served() throws Exception {
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(served());
    }

    private List<String> served() throws InterruptedException {
        var topics = new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS);
        try (var database = Database.open(folder.resolve("taffrail.db"))) {
            var events =
                    Feeds.of(topics, SchemaLock.shipped(), SchemaSource.NONE).runEvents();
            var paths = new ArrayList<>(new SinkRoutes(new RunQueries(database, events), new Progress()).paths());
            paths.add(GateRoutes.AGENT);
            paths.add(GateRoutes.POLICY);
            return paths;
        }
    }

    private static List<String> documented() {
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(Golden.read("docs/reference/openapi.yaml"));
        JsonNode api = new JsonMapper().valueToTree(yaml);
        return api.path("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
