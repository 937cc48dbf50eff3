package dev.taffrail.detection.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.Span;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentTextsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void a_document_is_read_as_its_names_and_values_a_line_each() {
        assertThat(read("""
                {"name": "Ann", "tags": ["a", "b"], "age": 31, "x": null, "said": "one\\ntwo \\"three\\" \\u0041"}
                """).text()).isEqualTo("name\nAnn\ntags\na\nb\nage\nx\nsaid\none\ntwo \"three\" A");
    }

    @Test
    void every_character_knows_its_place() {
        String text = "\uFEFF [\"a\\u0062c\", {\"k\": \"{\\\"n\\\":\\\"v\\\\n!\\\"}\"}]";
        View read = read(text);

        assertThat(read.text()).isEqualTo("abc\nk\nn\nv\n!");
        assertThat(shown(read, text, "b")).isEqualTo("\\u0062");
        assertThat(shown(read, text, "k")).isEqualTo("k");
        assertThat(shown(read, text, "n")).isEqualTo("n");
        assertThat(shown(read, text, "!")).isEqualTo("!");
    }

    @Property(tries = 100)
    void documents_within_documents_are_read_whatever_they_say(
            @ForAll String said, @ForAll @IntRange(max = 5) int depth) {
        String wrapped = JSON.writeValueAsString(new String[] {".", "." + said});
        for (int i = 0; i < depth; i++) {
            wrapped = JSON.writeValueAsString(new String[] {wrapped});
        }

        assertThat(read(wrapped).text()).isEqualTo(".\n." + said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "{name} is [here]",
                "[1] Ann says \"no\".",
                "{\"a\": \"b",
                "{\"a\": \"b\"} and more",
                "{\"a\": undefined}",
                "\"Ann\"",
                "[1, 2, 3]"
            })
    void what_has_words_outside_of_quotes_is_no_document(String text) {
        assertThat(read(text).text()).isEmpty();
        assertThat(Views.said(text)).usingRecursiveComparison().isEqualTo(Views.read(text));
    }

    @Test
    void characters_by_their_numbers_are_read_where_they_stand() {
        assertThat(Views.said("{\"codes\": [105, 103, 110, 111, 114, 101, 32, 97, 108, 108]}")
                        .views())
                .extracting(View::text)
                .contains("codes", "ignore all");
    }

    private static View read(String text) {
        return DocumentTexts.read(View.original(text));
    }

    private static String shown(View read, String text, String part) {
        int at = read.text().indexOf(part);
        Span span = read.original(at, at + part.length());
        return text.substring(span.start(), span.end());
    }
}
