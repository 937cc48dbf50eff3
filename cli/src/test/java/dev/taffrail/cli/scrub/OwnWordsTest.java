package dev.taffrail.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.log.LogScrubber;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
    private static final String KEY = "ghp_x7Kq2mVt9LbR4nWz8YcD3f" + "Hj6PsG1aXeU5oQ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WARN [call-1] Models: moved provider=openai token=9f8Kd2LmQ7xR4vTz | WARN [call-1] Models: moved provider=openai token=[removed: assigned]",
                "charged 4111 1111 1111 1111 twice | charged **** **** **** 1111 twice",
                "to DE89 3704 0044 0532 0130 00, at once | to **** **** **** **** ***0 00, at once",
                "card 4222222222222 | card *********2222",
                "ssn 078-05-1120 | ssn [removed: us_ssn]",
                "codice RSSMRA85T10A562S | codice [removed: national_id]",
                "api_key=01m7z1qy269cn3y7m5e5jx9gfv | api_key=[removed: assigned]",
                "session 9f8Kd2LmQ7xR4vTz9f8Kd2LmQ7xR | session [removed: assigned]",
                "answered {\"password\": \"hunter22\"} | answered {\"password\": \"[removed: assigned]\"}",
                "jdbc:postgresql://ann:t0psecret99@db:5432/x | jdbc:postgresql://[removed: url_credentials]@db:5432/x",
            })
    void a_line_loses_what_no_log_may_show(String line, String left) {
        assertThat(OwnWords.text(line)).isEqualTo(left);
    }

    @Test
    void the_session_that_a_problem_names_stays_and_a_key_goes() {
        assertThat(OwnWords.json(
                        "{\"session\":\"01m7z1qy269cn3y7m5e5jx9gfv\",\"api_key\":\"01m7z1qy269cn3y7m5e5jx9gfv\"}"))
                .isEqualTo("{\"session\":\"01m7z1qy269cn3y7m5e5jx9gfv\",\"api_key\":\"[removed: assigned]\"}");
    }

    @Test
    void a_key_of_many_lines_goes_as_a_whole() {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n".repeat(24)
                + "-----END PRIVATE KEY-----";

        assertThat(OwnWords.text("java.lang.IllegalStateException: cannot read\n" + pem + "\n\tat a.b.C.d(C.java:7)"))
                .isEqualTo(
                        "java.lang.IllegalStateException: cannot read\n[removed: private_key]\n\tat a.b.C.d(C.java:7)");
    }

    /// What a process says all day.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T04:58:38.128Z INFO  [main] RunningTaffrail: services are put together millis=1812",
                "WARN [kafka-producer-network-thread | taffrail.gate-1] Sender: [Producer clientId=p] Got error produce response"
                        + " with correlation id 10231 on topic-partition taffrail.agent-inbox-3, retrying (2147483646 attempts left)",
                "ERROR LoadLoop: loading stopped reason=offset 9007199254740991 of taffrail.run-events-0 is gone",
                "INFO Ownership: took over partitions of calls partitions=[taffrail.agent-calls-0, taffrail.agent-calls-1]",
                "\tat dev.taffrail.agent.stream.DecideProcessor.process(DecideProcessor.java:146) ~[classes/:na]",
                "the agent clerk@c6bf0b0987a440bd of session 01m7z1qy269cn3y7m5e5jx9gfv is unknown; register it first",
                "INFO AbstractCoordinator: Successfully joined group with generation Generation{generationId=3,"
                        + " memberId='callers-7d0f4c7e-2f0e-4a83-9b52-6f1c4b1d2e3f', protocol='range'}",
                "ERROR a batch from 1763787598128 to 1763787598931 was not acknowledged"
            })
    void what_is_no_secret_stays(String line) {
        assertThat(OwnWords.text(line)).isEqualTo(line);
    }

    @Test
    void an_error_names_the_file_that_it_is_about_and_no_secret() {
        assertThat(OwnWords.error("/tmp/junit-1674321574203632242/a.yaml:3: api_key: " + KEY + " is not known"))
                .isEqualTo("/tmp/junit-1674321574203632242/a.yaml:3: api_key: [removed: issued_token] is not known");
    }

    @Test
    void json_stays_json_and_names_of_fields_are_read_before_their_values() {
        assertThat(OwnWords.json("{\"detail\": \"field " + KEY + " is not known\", \"status\": 400}"))
                .isEqualTo("{\"detail\":\"field [removed: issued_token] is not known\",\"status\":400}");
        assertThat(OwnWords.json("{\"password\": \"open sesame\"}"))
                .isEqualTo("{\"password\":\"[removed: assigned]\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"card\":4111111111111111} | {\"card\":\"************1111\"}",
                "[4111111111111111] | [\"************1111\"]",
                "{\"DE89370400440532013000\":7} | {\"******************3000\":7}",
                "{\"4111111111111111\":1,\"4222222222222\":2} | {\"************1111\":1,\"*********2222\":2}",
                "{\"a " + KEY
                        + "\":1,\"a ghp_A7Kq2mVt9LbR4nWz8YcD3fHj6PsG1aXeU5oQ\":2} | {\"a [removed: issued_token]\":1,\"a [removed: issued_token] (2)\":2}",
                "{\"password\":83745612} | {\"password\":\"[removed: assigned]\"}",
            })
    void json_loses_what_stands_in_numbers_and_names(String said, String left) {
        assertThat(OwnWords.json(said)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":400,\"offset\":9007199254740991,\"prompt_tokens\":1234567,\"at\":1763787598128,\"share\":0.25}",
                "{\"retry_after_ms\":30000,\"micros\":123456789012}"
            })
    void json_keeps_numbers_that_are_none_of_anybody(String said) {
        assertThat(OwnWords.json(said)).isEqualTo(said);
    }

    @Test
    void every_log_of_the_program_finds_it() {
        assertThat(ServiceLoader.load(LogScrubber.class)).hasAtLeastOneElementOfType(OwnWords.class);
    }
}
