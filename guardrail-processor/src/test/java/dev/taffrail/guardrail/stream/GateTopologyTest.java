package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static dev.taffrail.guardrail.stream.GateDriver.header;
import static dev.taffrail.guardrail.stream.GateDriver.json;
import static dev.taffrail.guardrail.stream.GateDriver.key;
import static dev.taffrail.guardrail.stream.GateDriver.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTopologyTest {
    private final GateDriver gate = new GateDriver().register(agent("helper"));

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void a_request_is_admitted_with_its_agent_and_all_limits() {
        gate.request(request("r1", "s1", "helper", "Where is my parcel?"));

        assertThat(gate.event()).isInstanceOfSatisfying(RunAdmitted.class, admitted -> {
            assertThat(admitted.source()).isEqualTo(new Source("id-of-requests", 0, 0));
            assertThat(admitted.run()).isEqualTo(new RunKey("default", "s1", "r1"));
            assertThat(admitted.agent()).isEqualTo(agent("helper"));
            assertThat(admitted.input().content()).isEqualTo("Where is my parcel?");
            assertThat(admitted.input().origin()).isEqualTo(Origin.USER);
            assertThat(admitted.limits().iterations()).isEqualTo(25);
            assertThat(admitted.sessionLimits().iterations()).isEqualTo(250);
        });
        assertThat(gate.isQuiet()).isTrue();
    }

    @Test
    void the_key_of_an_event_is_tenant_and_session_whatever_the_key_of_the_request_was() {
        gate.request(request("r1", "", "helper", "Hello"));

        assertThat(gate.entry().key()).isEqualTo(key("default/r1"));
    }

    @Test
    void json_is_read_when_the_header_says_so() {
        gate.request("""
                {"run_id": "r1", "agent": "helper", "input": "Hello",
                 "limits": {"tokens": 1000, "cost": "0.10usd", "wall_clock": "5m"}, "labels": {"team": "blue"}}""");

        assertThat(gate.event()).isInstanceOfSatisfying(RunAdmitted.class, admitted -> {
            assertThat(admitted.input().content()).isEqualTo("Hello");
            assertThat(admitted.limits().totalTokens()).isEqualTo(1_000);
            assertThat(admitted.limits().costMicros()).isEqualTo(100_000);
            assertThat(admitted.limits().wallClockMillis()).isEqualTo(300_000);
            assertThat(admitted.labels()).hasSize(1);
        });
    }

    @Test
    void a_request_for_an_agent_that_is_not_there_becomes_a_refused_run() {
        gate.request(request("r1", "", "helpr", "Hello"));

        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_AGENT);
            assertThat(refused.detail()).contains("did you mean helper?");
            assertThat(refused.input().isEmpty()).isTrue();
        });
        assertThat(gate.audits())
                .singleElement()
                .extracting(AuditEvent::type, AuditEvent::eventId)
                .containsExactly("request.refused", "gate:id-of-requests:0:0:request.refused");
    }

    @Test
    void what_cannot_be_read_is_quarantined_with_its_bytes_and_stops_nothing() {
        gate.send(
                gate.topics.runRequests().name(),
                key("k"),
                new byte[] {1, 2, 3},
                new RecordHeaders().add("mine", key("x")));
        gate.request(request("r1", "", "helper", "Hello"));

        var letter = gate.deadLetter();
        assertThat(letter.key()).isEqualTo(key("k"));
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(header(letter, "mine")).isEqualTo("x");
        assertThat(header(letter, "taffrail-reason")).isEqualTo("deserialize");
        assertThat(header(letter, "taffrail-source")).isEqualTo("taffrail.run-requests:0@0");
        assertThat(gate.event()).isInstanceOf(RunAdmitted.class);
    }

    @Test
    void a_take_over_goes_to_the_partition_that_it_names() {
        gate.report(new CallerTakeover(5, "", "i1", 42));

        assertThat(gate.event())
                .isEqualTo(new CallersTookOver(new Source("id-of-results", 0, 0), new CallerTakeover(5, "", "i1", 42)));
    }

    @Test
    void json_with_a_typo_is_quarantined_and_its_run_is_refused() {
        gate.send(
                gate.topics.runRequests().name(),
                key("k"),
                key("{\"run_id\": \"r1\", \"agnet\": \"helper\", \"input\": \"Hello\"}"),
                json());

        assertThat(header(gate.deadLetter(), "taffrail-detail")).contains("did you mean agent?");
        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.run().run()).isEqualTo("r1");
            assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST);
        });
    }
}
