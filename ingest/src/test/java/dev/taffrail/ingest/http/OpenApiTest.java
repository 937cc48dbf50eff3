package dev.taffrail.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.ingest.client.ClientConfig;
import dev.taffrail.ingest.client.Commands;
import dev.taffrail.ingest.client.RunDraft;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.client.TimeOrderedIds;
import dev.taffrail.schemas.codec.JsonRecords;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.RunKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// docs/reference/openapi.yaml is written by hand; what a machine can tell about it is told here.
class OpenApiTest {
    private final JsonNode api = load();

    @Test
    void describes_every_write_route() {
        List<String> described = api.path("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("post"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(routes().paths());
    }

    @Test
    void gives_every_operation_a_name_of_its_own() {
        assertThat(api.findValuesAsString("operationId"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @Test
    void refers_to_nothing_that_is_not_there() {
        for (String reference : api.findValuesAsString("$ref")) {
            assertThat(api.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    /// A comma in an unquoted text ends it: what follows becomes a name without a value.
    @Test
    void has_no_name_without_a_value() {
        assertThat(api.toString()).doesNotContain(":null");
    }

    @Test
    void knows_every_problem() {
        JsonNode responses = api.path("components").path("responses");

        for (ProblemCode code : ProblemCode.values()) {
            assertThat(responses.toString()).contains("`" + code.name() + "`");
            assertThat(api.at("/paths/~1v1~1runs/post/responses").has(Integer.toString(code.status())))
                    .as(code.word())
                    .isTrue();
        }
    }

    @Test
    void knows_the_fields_of_requests_commands_and_limits() {
        var request = JsonRecords.toTree(RunDraft.of("helper", "Hello").request());
        var command = JsonRecords.toTree(Commands.cancel(new RunKey("default", "s1", "r1"), "not needed"));

        assertThat(fields("RunRequest")).containsExactlyInAnyOrderElementsOf(without(request, "parent"));
        assertThat(Stream.of("ResumeCommand", "MessageCommand")
                        .flatMap(schema -> fields(schema).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(without(command, "run_id", "session", "kind"));
        assertThat(fields("Limits")).containsAll(LimitWords.NAMES).contains("per_tool");
    }

    private List<String> fields(String schema) {
        return List.copyOf(
                api.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    private static List<String> without(JsonNode record, String... fields) {
        var names = new ArrayList<>(record.propertyNames());
        names.removeAll(Arrays.asList(fields));
        return names;
    }

    private static JsonNode load() {
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(Golden.read("docs/reference/openapi.yaml"));
        return new JsonMapper().valueToTree(yaml);
    }

    private static IngestRoutes routes() {
        var kafka = new MockProducer<String, byte[]>(true, null, new StringSerializer(), new ByteArraySerializer());
        var ids = new TimeOrderedIds(InstantSource.fixed(Instant.EPOCH), new Random(7));
        var client = TaffrailClient.over(kafka, ClientConfig.DEFAULT, ids);
        return new IngestRoutes(
                client, RunEnd.unknown(), HttpLimits.DEFAULT, new IngestMeters(new SimpleMeterRegistry()));
    }
}
