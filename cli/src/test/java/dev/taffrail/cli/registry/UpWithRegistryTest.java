package dev.taffrail.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.Taffrail;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.runs.RunReport;
import dev.taffrail.cli.runs.RunWatch;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.up.RunningTaffrail;
import dev.taffrail.ingest.client.RunDraft;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail up` and a registry: it is asked for what the jar does not have, and only for that.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UpWithRegistryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS);
    private static final int REQUEST = 700_001;
    private static final int POINTER = 700_002;

    @TempDir
    private Path data = Path.of("");

    @Test
    void what_only_the_registry_knows_is_read_by_services_and_commands() throws Exception {
        var request = NextVersion.of(
                RunRequest.class,
                RunDraft.of("clerk", "Which orders wait?")
                        .withRunId("r1")
                        .inSession("s1")
                        .request(),
                REQUEST);
        try (var registry = FakeRegistry.start();
                var taffrail = start(registry.url())) {
            registry.put(REQUEST, request.schema());

            send(taffrail, TOPICS.runRequests().name(), "default/s1", request.bytes());

            assertThat(end(taffrail, "s1/r1").status()).isEqualTo(RunStatus.COMPLETED);

            assertThat(agents(registry.url())).contains("clerk");
            var withdrawal = NextVersion.of(AgentRecord.class, new AgentPointer("clerk", ""), POINTER);
            registry.put(POINTER, withdrawal.schema());
            send(taffrail, TOPICS.agents().name(), "clerk", withdrawal.bytes());

            assertThat(agents(registry.url())).doesNotContain("clerk");
            assertThat(registry.asked()).contains(REQUEST, POINTER).containsOnly(REQUEST, POINTER);
        }
    }

    @Test
    void a_registry_that_is_down_is_missed_only_by_who_needs_it() throws Exception {
        String registry = closedPort();
        try (var taffrail = start(registry)) {
            try (var server = server(taffrail)) {
                var request = JsonNodeFactory.instance
                        .objectNode()
                        .put("agent", "clerk")
                        .put("input", "Which orders wait?");

                assertThat(server.post("/v1/runs", request, PATIENCE)
                                .path("status")
                                .asString(""))
                        .isEqualTo("COMPLETED");
            }
            byte[] unknown = {0, 0, 10, -82, 99, 0};
            send(taffrail, TOPICS.metrics().name(), "default/s1", unknown);

            assertThatATailFailsFor(registry);
        }
    }

    private RunningTaffrail start(String registry) throws InterruptedException {
        return RunningTaffrail.start(
                Settings.of(Source.of(
                        "test",
                        Map.of(
                                "data.dir",
                                data.toString(),
                                "callers.drain",
                                "0s",
                                "schemas.registry",
                                registry,
                                "schemas.registry-authorization",
                                FakeRegistry.AUTHORIZATION))),
                Map.of(),
                InstantSource.system());
    }

    private static void send(RunningTaffrail taffrail, String topic, String key, byte[] value)
            throws ExecutionException, InterruptedException {
        var clients = new KafkaClients(KafkaConnection.to(taffrail.addresses().kafka()));
        try (var producer = clients.producer(
                ProducerSpec.idempotent("next-version"), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static Server server(RunningTaffrail taffrail) {
        return new Server(URI.create(taffrail.addresses().http()));
    }

    private static RunReport end(RunningTaffrail taffrail, String run) throws InterruptedException {
        try (var server = server(taffrail)) {
            return new RunWatch(server, Handle.parse(run), Optional.of(PATIENCE)).untilEnd(1, _ -> {});
        }
    }

    private String agents(String registry) {
        var terminal = new FakeTerminal(Map.of(
                "TAFFRAIL_SCHEMAS_REGISTRY",
                registry,
                "TAFFRAIL_SCHEMAS_REGISTRY_AUTHORIZATION",
                FakeRegistry.AUTHORIZATION));
        int code = Taffrail.commandLine(terminal.terminal())
                .execute("agents", "list", "--data", data.toString(), "-o", "name");
        assertThat(code).as(terminal.err()).isZero();
        return terminal.out();
    }

    private void assertThatATailFailsFor(String registry) {
        var terminal = new FakeTerminal(Map.of("TAFFRAIL_SCHEMAS_REGISTRY", registry));
        int code = Taffrail.commandLine(terminal.terminal())
                .execute(
                        "tail",
                        "--type",
                        "metric",
                        "--since",
                        "2020-01-01T00:00:00Z",
                        "--no-follow",
                        "--data",
                        data.toString());
        assertThat(code).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(terminal.err()).contains("no answer from the registry at " + registry);
    }

    private static String closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/apis/registry/v3";
        }
    }
}
