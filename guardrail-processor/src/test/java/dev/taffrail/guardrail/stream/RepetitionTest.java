package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static dev.taffrail.guardrail.stream.GateDriver.key;
import static dev.taffrail.guardrail.stream.GateDriver.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.CallerTakeover;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/// A gate that crashed reads a part of its topics again: what it says the second time is the same, byte for byte where
/// no clock measures the rules.
class RepetitionTest {
    @Test
    void records_that_are_read_again_make_the_same_bytes() {
        assertThat(passed()).hasSize(4).usingRecursiveComparison().isEqualTo(passed());
    }

    private static List<List<byte[]>> passed() {
        try (var gate = new GateDriver().register(agent("helper"))) {
            gate.request(request("r1", "s1", "helper", "Hello, my key is AKIAIOSFODNN7EXAMPLE"));
            gate.request(request("r2", "s1", "nobody", "Hello"));
            gate.request(
                    "{\"run_id\":\"r3\",\"agent\":\"helper\",\"input\":\"Hi\",\"limits\":{\"per_tool\":{\"b\":1,\"a\":2}}}");
            gate.send(gate.topics.runRequests().name(), null, key("{}"), GateDriver.json());
            gate.report(new CallerTakeover(1, "", "i", 3));
            var all = new ArrayList<List<byte[]>>();
            for (int i = 0; i < 4; i++) {
                TestRecord<byte[], byte[]> entry = gate.entry();
                all.add(List.of(entry.key(), entry.value()));
            }
            return all;
        }
    }
}
