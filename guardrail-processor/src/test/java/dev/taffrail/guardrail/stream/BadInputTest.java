package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static dev.taffrail.guardrail.stream.GateDriver.header;
import static dev.taffrail.guardrail.stream.GateDriver.json;
import static dev.taffrail.guardrail.stream.GateDriver.key;
import static dev.taffrail.guardrail.stream.GateDriver.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.run.Reason;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever comes in: it ends in the dead letters with a reason, or as a refused run, and the next good request is
/// admitted.
class BadInputTest {
    private final GateDriver gate = new GateDriver().register(agent("helper"));

    @AfterEach
    void the_next_request_is_admitted() {
        gate.events();
        gate.request(request("next", "", "helper", "Hello"));

        assertThat(gate.event()).isInstanceOf(RunAdmitted.class);
        gate.close();
    }

    @Test
    void bytes_that_are_no_record() {
        quarantined(new byte[0], "deserialize", "");
        quarantined(new byte[] {9, 9, 9}, "deserialize", "");
        quarantined(new byte[] {0, 0, 0, 0, 99, 1}, "schema", "schema id 99");
        quarantined(Arrays.copyOf(good(), good().length - 2), "deserialize", "");
        quarantined(gate.serdes.agents().encode(new AgentPointer("a", "")), "schema", "RunRequest");
    }

    @Test
    void no_value() {
        quarantined(null, "null_value", "no value");
    }

    @Test
    void json_without_the_header_is_told_how() {
        quarantined(key("{\"run_id\": \"r1\"}"), "deserialize", "add the header content-type: application/json");
    }

    @Test
    void another_content_type() {
        quarantined(
                key("{}"),
                new RecordHeaders().add("content-type", key("text/xml")),
                "deserialize",
                "use application/json");
        quarantined(
                key("{}"),
                new RecordHeaders().add("content-type", key("application/json; charset=utf-16")),
                "deserialize",
                "in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | at line 1",
                "[] | must be an object",
                "'' | must be an object",
                "{\"run_id\": \"a\", \"run_id\": \"b\"} | a field twice",
                "{\"run_id\": \"a\"} x | no JSON",
                "{\"input\": \"\\uD800\"} | half of a surrogate pair",
                "{\"agent\": \"helper\", \"input\": \"Hi\"} | run_id is missing",
                "{\"run_id\": \"a/b\", \"agent\": \"helper\", \"input\": \"Hi\"} | run_id has '/'",
            })
    void json_that_names_no_run_is_quarantined_only(String json, String detail) {
        quarantined(key(json), json(), null, detail);

        assertThat(gate.events()).isEmpty();
    }

    @Test
    void json_that_is_no_utf_8() {
        byte[] value = key("{\"run_id\": \"r1\", \"input\": \"x\"}");
        value[value.length - 3] = (byte) 0xC3;

        quarantined(value, json(), "deserialize", "UTF-8");
    }

    @Test
    void json_nested_too_deep() {
        quarantined(key("{\"a\":" + "[".repeat(100_000)), json(), "deserialize", "nested too deep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"agnt\": \"helper\" | did you mean agent?",
                "\"limits\": {\"token\": 5} | limits.token is not known; did you mean tokens?",
                "\"limits\": {\"tokens\": 5, \"total_tokens\": 6} | given twice",
                "\"limits\": {\"cost\": \"cheap\"} | 0.10usd",
                "\"limits\": {\"cost\": 0.5} | 0.10usd",
                "\"limits\": 5 | limits",
                "\"input\": 5 | input",
                "\"labels\": [1] | labels",
            })
    void json_with_a_mistake_is_quarantined_and_its_run_is_refused(String field, String detail) {
        quarantined(key("{\"run_id\": \"r1\", \"session\": \"s1\", " + field + "}"), json(), "invalid", detail);

        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.run().handle()).isEqualTo("s1/r1");
            assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST);
            assertThat(refused.detail()).contains(detail);
        });
    }

    @Test
    void no_key_is_quarantined_and_its_run_is_refused() {
        gate.send(gate.topics.runRequests().name(), null, good(), new RecordHeaders());

        assertThat(header(gate.deadLetter(), "taffrail-reason")).isEqualTo("null_key");
        assertThat(gate.event())
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused -> assertThat(refused.detail()).contains("no key"));
    }

    @Test
    void a_record_of_twenty_megabytes_is_quarantined_and_its_run_is_refused() {
        byte[] huge = gate.serdes.requests().encode(request("r1", "", "helper", "x".repeat(20_000_000)));
        gate.send(gate.topics.runRequests().name(), key("k"), huge, new RecordHeaders());

        var letter = gate.deadLetter();
        assertThat(header(letter, "taffrail-reason")).isEqualTo("too_large");
        assertThat(header(letter, "taffrail-cut-from")).isEqualTo(Integer.toString(huge.length + 1));
        assertThat(letter.value().length)
                .isBetween(8_000_000, gate.topics.deadLetters().maxBytes());
        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE);
            assertThat(refused.input().isEmpty()).isTrue();
        });
    }

    @Test
    void a_text_above_the_inline_limit_is_refused() {
        gate.request(request("r1", "", "helper", "x".repeat(262_145)));

        assertThat(gate.event())
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE));
    }

    @Test
    void a_text_that_cleaning_makes_too_long_is_refused() {
        gate.request(request("r1", "", "helper", "[INST]".repeat(43_000)));

        assertThat(gate.event())
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.GUARDRAIL));
    }

    @Test
    void headers_that_pretend_to_be_ours_are_replaced() {
        var forged = new RecordHeaders().add("taffrail-reason", key("fine"));
        gate.send(gate.topics.runRequests().name(), key("k"), new byte[] {1}, forged);

        assertThat(gate.deadLetter().headers().headers("taffrail-reason"))
                .hasSize(1)
                .allSatisfy(header -> assertThat(header.value()).isEqualTo(key("deserialize")));
    }

    @Test
    void headers_and_keys_that_are_too_long_are_left_out_of_the_dead_letter() {
        var headers = new RecordHeaders().add("mine", new byte[9_000_000]);
        gate.send(gate.topics.runRequests().name(), new byte[9_000_000], new byte[] {1}, headers);

        var letter = gate.deadLetter();
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).containsExactly(1);
        assertThat(letter.headers().lastHeader("mine")).isNull();
    }

    @Test
    void what_is_said_about_a_record_is_short() {
        quarantined(key("{\"run_id\": \"r1\", \"" + "x".repeat(40_000) + "\": 1}"), json(), "invalid", "x");

        assertThat(gate.event())
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused -> assertThat(refused.detail().length()).isLessThan(510));
    }

    @Test
    void damaged_agents_are_no_agents() {
        gate.put("helper", new byte[] {1, 2, 3});
        gate.request(request("r1", "", "helper", "Hi"));
        gate.put("helper", gate.serdes.agents().encode(new AgentPointer("helper", "helper@0000000000000000")));
        gate.request(request("r2", "", "helper", "Hi"));
        gate.put("helper@0000000000000000", gate.serdes.agents().encode(agent("helper")));
        gate.request(request("r3", "", "helper@0000000000000000", "Hi"));
        gate.put("helper", gate.serdes.agents().encode(new AgentPointer("helper", "")));
        gate.request(request("r4", "", "helper", "Hi"));

        assertThat(gate.events())
                .hasSize(4)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                RunRefused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_AGENT)));
        gate.register(agent("helper"));
    }

    private byte[] good() {
        return gate.serdes.requests().encode(request("r1", "", "helper", "Hi"));
    }

    private void quarantined(byte @Nullable [] value, String reason, String detail) {
        quarantined(value, new RecordHeaders(), reason, detail);
    }

    private void quarantined(byte @Nullable [] value, Headers headers, @Nullable String reason, String detail) {
        gate.send(gate.topics.runRequests().name(), key("k"), value, headers);

        var letter = gate.deadLetter();
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "taffrail-detail")).contains(detail);
        if (reason != null) {
            assertThat(header(letter, "taffrail-reason")).isEqualTo(reason);
        }
        assertThat(gate.audits())
                .singleElement()
                .satisfies(audit -> assertThat(audit.type()).isEqualTo("record.dead_lettered"));
    }
}
