package dev.taffrail.detection.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final Redaction REDACTION = new Redaction(new byte[16]);
    private static final TextInspector INSPECTOR = new DefaultInspector(
            PersonalDataDetector::shipped,
            Map.of(PersonalType.EMAIL_ADDRESS, Handling.REDACT, PersonalType.CREDIT_CARD, Handling.MASK),
            Handling.REDACT);

    private static final String TEXT =
            "Mail a.b@site.example\nand card 4111 1111 1111 1111, then\nnothing, password: hunter22";
    private static final String SHOWN =
            "Mail [removed: email_address]\nand card **** **** **** 1111, then\nnothing, password: [removed: assigned]";

    @Test
    void each_handling_leaves_what_it_says() {
        assertThat(handled(Handling.REDACT)).isEqualTo("card [removed: CARD].");
        assertThat(handled(Handling.MASK)).isEqualTo("card **** **** **** 1111.");
        assertThat(handled(Handling.DROP)).isEqualTo("card .");
        assertThat(handled(Handling.HASH))
                .matches("card \\[CARD:[0-9a-f]{12}]\\.")
                .isEqualTo(handled(Handling.HASH));
    }

    @Test
    void no_part_of_a_finding_stays_because_of_another_one() {
        var first = new Finding(new Span(0, 6), "one", Handling.MASK);
        var second = new Finding(new Span(4, 9), "two", Handling.DROP);

        assertThat(REDACTION.apply("abcdefghi.", List.of(second, first))).isEqualTo("[removed: one].");
        var whole = new Finding(new Span(0, 16), "one", Handling.MASK);
        var within = new Finding(new Span(10, 16), "two", Handling.REDACT);
        assertThat(REDACTION.apply("abcdefghijklmnop.", List.of(whole, within))).isEqualTo("[removed: one].");
        assertThat(REDACTION.apply("abcdefghi.", List.of(first, first))).isEqualTo("******ghi.");
    }

    @Test
    void what_is_disguised_or_encoded_is_found_where_it_stands() {
        String key = "ghp_x7Kq2mVt9LbR4nWz8YcD3f" + "Hj6PsG1aXeU5oQ";
        String encoded = Base64.getEncoder().encodeToString(("the token " + key).getBytes(StandardCharsets.UTF_8));

        assertThat(shown("paid by ４１１１ １１１１ １１１１ １１１１!")).isEqualTo("paid by **** **** **** １１１１!");
        assertThat(shown("sent " + encoded + " along"))
                .contains("[removed: issued_token]")
                .doesNotContain(encoded);
    }

    private static String shown(String text) {
        return REDACTION.apply(text, INSPECTOR.inspect("", text));
    }

    @Test
    void json_is_handled_field_by_field_and_stays_json() {
        var json = new JsonRedaction(REDACTION, INSPECTOR);

        assertThat(json.apply("{\"password\": \"hunter22\", \"mail\": [\"a.b@site.example\"], \"n\": 3}"))
                .isEqualTo("{\"password\":\"[removed: assigned]\",\"mail\":[\"[removed: email_address]\"],\"n\":3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\":1, \"a\":2, \"n\":1E5} ; {\"a\":1, \"a\":2, \"n\":1E5}",
                "{\"a\":1, \"a\":4111111111111111} ; {\"a\":1,\"a\":\"************1111\"}",
                "{\"a.b@c.example\":1, \"d.e@c.example\":2} ; {\"[removed: email_address]\":1,\"[removed: email_address] (2)\":2}",
                "{\"x\":1e9999999999, \"password\":\"open sesame\"} ; {\"x\":1e9999999999,\"password\":\"[removed: assigned]\"}",
                "{\"x\":1E-9999999999} ; {\"x\":1E-9999999999}",
                "[\"\\u12\u0430D\", 4111111111111111] ; [\"\\u12\u0430D\",\"************1111\"]",
                "\uFEFF{\"password\":\"open sesame\"} ; \uFEFF{\"password\":\"[removed: assigned]\"}",
                "{\"a\": \"4111111111111111\"} [\"more\"] ; {\"a\": \"************1111\"} [\"more\"]",
                "{\"pass\\u0077ord\":\"open \\\"sesame\"} ; {\"pass\\u0077ord\":\"[removed: assigned]\"}",
                "{\"c\":\"NDExMTExMTExMTExMTExMQ==\"} ; {\"c\":\"********************MQ==\"}",
            })
    void what_nothing_is_found_in_stays_as_it_was_written(String json, String left) {
        assertThat(new JsonRedaction(REDACTION, INSPECTOR).apply(json)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"IsTheTrueKing9\"}",
                "{\"password\":\"q7<Tz!9vKp2m\"}",
                "{\"password\":\"$ummer2024!Zq\"}",
                "{\"password\":\"Nonessential#42\"}",
                "{\"pw\":\"Insertcoin42!\"}",
                "{\"db_password\":\"Your#Pass12\"}",
                "{\"pwd\":\"a....b9Qz\"}",
                "{\"password\":{\"value\":\"open sesame\"}}",
                "{\"pass word\":\"open sesame\"}",
                "DB_PASSWORD=IsTheTrueKing9"
            })
    void a_password_with_a_word_in_it_is_one(String text) {
        assertThat(new JsonRedaction(REDACTION, INSPECTOR).apply(text))
                .contains("[removed: assigned]")
                .doesNotContain("King9", "9v", "ummer", "ssential", "coin", "Pass12", "b9", "sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "your-password-here",
                "yourPassword",
                "<your password 1>",
                "${DB_PASSWORD:-x1}",
                "{{ vault.pass_1 }}",
                "$(pass show 1)",
                "$DB_PASSWORD2",
                "$this->password",
                "insert_your_key_1234",
                "process.env.DB_PASSWORD1",
                "[REDACTED]",
                "none",
                "sk-1234....",
                "xxxx-1234"
            })
    void what_stands_in_the_place_of_a_password_is_none(String value) {
        String text = "{\"password\":\"" + value + "\"}";

        assertThat(new JsonRedaction(REDACTION, INSPECTOR).apply(text)).isEqualTo(text);
    }

    @Test
    void nothing_beside_a_value_hides_it() {
        var json = new JsonRedaction(REDACTION, INSPECTOR);
        for (String padding :
                List.of("9".repeat(1_001), "{\"" + "n".repeat(50_001) + "\":1}", "[".repeat(64) + "]".repeat(64))) {
            assertThat(json.apply("{\"n\":" + padding + ",\"password\":\"open sesame\"}"))
                    .isEqualTo("{\"n\":" + padding + ",\"password\":\"[removed: assigned]\"}");
        }
        int deep = JsonPart.MAX_DEPTH + 1;
        assertThat(json.apply("[".repeat(deep) + "{\"password\":\"open sesame\"}" + "]".repeat(deep)))
                .isEqualTo("\"[removed: nested too deep to be read]\"");
    }

    /// A text is screened when all of it is there; nothing is streamed. What its parts were before, when each was
    /// looked at by itself, changes nothing of what is found in it.
    @Property(tries = 100)
    void what_is_found_in_a_text_does_not_depend_on_how_it_came_together(
            @ForAll @IntRange(min = 1, max = 40) int size) {
        var pieces = new StringBuilder();
        for (int at = 0; at < TEXT.length(); at += size) {
            String piece = TEXT.substring(at, Math.min(TEXT.length(), at + size));
            assertThat(INSPECTOR.inspect("", piece))
                    .allMatch(found -> found.span().end() <= piece.length());
            pieces.append(piece);
        }

        assertThat(shown(pieces.toString())).isEqualTo(SHOWN);
    }

    /// Where the engine itself reads a long text part by part, no finding is lost between two of them.
    @Property(tries = 100)
    void what_is_found_does_not_depend_on_where_it_stands(
            @ForAll @IntRange(max = 300) int linesBefore,
            @ForAll @IntRange(max = 80) int charactersBefore,
            @ForAll @IntRange(max = 100) int linesAfter) {
        String before =
                "The ferry left at noon, and nobody waved.\n".repeat(linesBefore) + "-".repeat(charactersBefore) + "\n";
        String after = "\nThe ferry left at noon, and nobody waved.".repeat(linesAfter);

        assertThat(shown(before + TEXT + after)).isEqualTo(before + SHOWN + after);
    }

    private static String handled(Handling handling) {
        return REDACTION.apply("card 4111 1111 1111 1111.", List.of(new Finding(new Span(5, 24), "CARD", handling)));
    }
}
