package dev.taffrail.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.ingest.form.InvalidRequest;
import dev.taffrail.ingest.form.PayloadTooLarge;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.ToolLimit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {
    private static final String GOOD = "{\"agent\": \"helper\", \"input\": \"Hello\"}";

    @Test
    void reads_one_request_a_line_with_short_forms() {
        var requests = read("""
                {"run_id": "r1", "session": "s1", "agent": "helper", "input": "Grüße 🚢", "labels": {"team": "blue"}}

                {"agent": "helper", "input": "Hello", "limits": {"tokens": 1000, "cost": "0.10usd", "wall_clock": "5m", "per_tool": {"search": 3}}}
                """);

        assertThat(requests).hasSize(2);
        RunRequest first = requests.getFirst();
        assertThat(first.runId()).isEqualTo("r1");
        assertThat(first.session()).isEqualTo("s1");
        assertThat(first.input().content()).isEqualTo("Grüße 🚢");
        assertThat(first.labels()).containsExactly(new Label("team", "blue"));
        var limits = requests.getLast().limits();
        assertThat(limits.totalTokens()).isEqualTo(1000);
        assertThat(limits.costMicros()).isEqualTo(100_000);
        assertThat(limits.wallClockMillis()).isEqualTo(300_000);
        assertThat(limits.perTool()).containsExactly(new ToolLimit("search", 3));
    }

    @Test
    void reads_files_of_windows_and_a_last_line_without_end() {
        assertThat(read("\uFEFF" + GOOD + "\r\n\r\n" + GOOD)).hasSize(2);
    }

    @Test
    void reads_the_exact_form_of_a_text_too() {
        var request = read("{\"agent\": \"helper\", \"input\": {\"content\": \"Hello\"}}")
                .getFirst();

        assertThat(request.input().content()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"agent\": \"helper\"}                                                 | input is missing",
                "{\"agnt\": \"helper\", \"input\": \"x\"}                                | agnt is not known; did you mean agent?",
                "{\"agent\": \"helper\", \"input\": 7}                                   | input must be",
                "{\"agent\": \"helper\", \"agent\": \"x\", \"input\": \"x\"}             | a field twice",
                "{\"agent\": \"helper\", \"input\": \"x\"} {}                            | no JSON",
                "{\"agent\": \"helper\", \"input\": \"\\ud800\"}                         | half of a surrogate pair",
                "{\"agent\": \"helper\", \"input\": \"x\", \"limits\": {\"cost\": \"a\"}} | the limit 'cost' is an amount",
                "{\"agent\": \"helper\", \"input\": \"x\", \"session\": \"a b\"}         | session has U+0020",
                "not json                                                                | see column"
            })
    void names_file_line_and_field(String line, String problem) {
        assertThatThrownBy(() -> read(GOOD + "\n\n" + line + "\n" + GOOD))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("requests.jsonl, line 3: ")
                .hasMessageContaining(problem);
    }

    @Test
    void refuses_bytes_that_are_no_utf8() {
        byte[] latin = "{\"agent\": \"helper\", \"input\": \"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> all(new ByteArrayInputStream(latin)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void never_holds_more_than_a_line_of_bounded_length() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int at, int length) {
                java.util.Arrays.fill(into, at, at + length, (byte) 'x');
                return length;
            }
        };

        assertThatThrownBy(() -> all(endless))
                .isInstanceOf(PayloadTooLarge.class)
                .hasMessageContainingAll("line 1", "1048576");
    }

    @Test
    void checks_a_whole_file_before_anything_is_sent(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.jsonl"), GOOD + "\n" + GOOD);
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), GOOD + "\n{}");

        assertThat(RequestFile.check(good)).isEqualTo(2);
        assertThatThrownBy(() -> RequestFile.check(bad)).hasMessageContaining("bad.jsonl, line 2: agent is missing");
        assertThatThrownBy(() -> RequestFile.check(folder.resolve("none.jsonl")))
                .hasMessageContaining("cannot be read");
    }

    private static List<RunRequest> read(String text) {
        return all(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<RunRequest> all(InputStream in) {
        var requests = new ArrayList<RunRequest>();
        try (var file = RequestFile.of("requests.jsonl", in)) {
            file.forEachRemaining(requests::add);
        }
        return requests;
    }
}
