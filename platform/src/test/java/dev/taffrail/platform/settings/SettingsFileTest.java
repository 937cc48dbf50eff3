package dev.taffrail.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @Test
    void reads_sections_comments_quotes_and_lists() {
        var values = SettingsFile.parse("f", """
                # a comment
                top = 1
                [kafka]
                bootstrap = "host:1,host:2"   # two of them
                colour = '#fff'
                names = ["a", 'b']

                [model.openai]
                url=http://x
                """);

        assertThat(values)
                .isEqualTo(Map.of(
                        "top",
                        "1",
                        "kafka.bootstrap",
                        "host:1,host:2",
                        "kafka.colour",
                        "#fff",
                        "kafka.names",
                        "a,b",
                        "model.openai.url",
                        "http://x"));
    }

    @ParameterizedTest
    @CsvSource({"nonsense, f:1: expected", "= 1, f:1: expected"})
    void names_file_and_line_of_what_it_cannot_read(String line, String message) {
        assertThatThrownBy(() -> SettingsFile.parse("f", line))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(message);
    }

    @Test
    void refuses_a_name_that_is_given_twice() {
        assertThatThrownBy(() -> SettingsFile.parse("f", "a = 1\na = 2")).hasMessageContaining("f:2: a is given twice");
    }

    @Test
    void a_file_that_is_not_there_sets_nothing() {
        assertThat(Source.file(Path.of("no", "such", "file")).names()).isEmpty();
    }
}
