package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static dev.taffrail.guardrail.stream.GateDriver.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.codec.Registry;
import dev.taffrail.schemas.codec.RegistrySource;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RegistryOutageTest {
    @Test
    void a_registry_that_is_down_is_waited_for_and_the_record_is_not_quarantined() throws Exception {
        var http = HttpClient.newHttpClient();
        var down = new RegistrySource(new Registry(closedPort(), http, Map.of(), Duration.ofSeconds(5)), () -> 0);
        var gate = new GateDriver(PolicyFile.shipped(), down).register(agent("helper"));
        byte[] unknownSchema = {0, 0, 0, 99, 99, 0};

        assertThatThrownBy(
                        () -> gate.send(gate.topics.runRequests().name(), key("k"), unknownSchema, new RecordHeaders()))
                .hasRootCauseInstanceOf(Exception.class)
                .hasStackTraceContaining(SchemaUnavailable.class.getSimpleName());

        assertThat(gate.pauses).hasSize(2);
        assertThat(gate.isQuiet()).isTrue();
    }

    private static URI closedPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/apis/registry/v3");
        }
    }
}
