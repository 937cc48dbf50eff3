package dev.taffrail.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private static final RunKey RUN = new RunKey("default", "s1", "r1");
    private static final byte[] FULL =
            bytes("{\"run_id\": \"r1\", \"session\": \"s1\", \"tenant\": \"t1\", \"agent\": \"helper\","
                    + " \"input\": {\"content\": \"Hello\"}, \"limits\": {\"tokens\": 1000, \"cost\": \"0.10usd\", \"per_tool\": {\"search\": 3}},"
                    + " \"labels\": {\"team\": \"blue\"}, \"principal\": \"me\", \"traceparent\": \"\"}");

    @Test
    void takes_session_run_and_kind_of_a_command_from_its_address() {
        RunCommand command =
                Forms.command(CommandKind.RESUME, RUN, bytes("{\"add\": {\"tokens\": 10}, \"checkpoint\": 3}"));

        assertThat(command.runId()).isEqualTo("r1");
        assertThat(command.session()).isEqualTo("s1");
        assertThat(command.tenant()).isEqualTo("default");
        assertThat(command.kind()).isEqualTo(CommandKind.RESUME);
        assertThat(command.add().totalTokens()).isEqualTo(10);
        assertThat(command.checkpoint()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits", "labels", "session"})
    void does_not_take_null_for_nothing(String field) {
        byte[] json = bytes("{\"agent\": \"helper\", \"input\": \"Hello\", \"" + field + "\": null}");

        assertThatThrownBy(() -> Forms.request(json))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(field);
    }

    @Test
    void refuses_a_limit_that_is_given_twice_in_two_forms() {
        byte[] json = bytes(
                "{\"agent\": \"helper\", \"input\": \"Hello\", \"limits\": {\"tokens\": 1, \"total_tokens\": 2}}");

        assertThatThrownBy(() -> Forms.request(json)).hasMessageContaining("limits.total_tokens is given twice");
    }

    /// Whatever somebody sends, the answer is a request or a sentence.
    @Test
    void answers_damaged_json_with_a_sentence() {
        var random = new Random(20);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            try {
                RunRequest request = Forms.request(damaged(random));
                assertThat(request).isNotNull();
                read++;
            } catch (InvalidRequest e) {
                assertThat(e.sentence()).isNotBlank().doesNotContain("Exception");
            }
        }
        assertThat(read).isBetween(100, 19_900);
    }

    private static byte[] damaged(Random random) {
        byte[] json = FULL.clone();
        for (int bites = random.nextInt(1, 4); bites > 0; bites--) {
            int at = random.nextInt(json.length);
            json[at] = random.nextBoolean() ? (byte) random.nextInt(256) : FULL[random.nextInt(FULL.length)];
        }
        return json;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
