package dev.taffrail.detection.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalType;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final Redaction REDACTION = new Redaction(new byte[16]);
    private static final TextInspector INSPECTOR = new DefaultInspector(
            PersonalDataDetector.shipped(),
            Map.of(PersonalType.EMAIL_ADDRESS, Handling.REDACT, PersonalType.CREDIT_CARD, Handling.MASK),
            Handling.REDACT);

    @Test
    void each_handling_leaves_what_it_says() {
        assertThat(handled(Handling.REDACT)).isEqualTo("card [CARD].");
        assertThat(handled(Handling.MASK)).isEqualTo("card **** **** **** 1111.");
        assertThat(handled(Handling.DROP)).isEqualTo("card .");
        assertThat(handled(Handling.HASH))
                .matches("card \\[CARD:[0-9a-f]{12}]\\.")
                .isEqualTo(handled(Handling.HASH));
    }

    @Test
    void json_is_handled_field_by_field_and_stays_json() {
        var json = new JsonRedaction(REDACTION, INSPECTOR);

        assertThat(json.apply("{\"password\": \"hunter22\", \"mail\": [\"a.b@site.example\"], \"n\": 3}"))
                .isEqualTo("{\"password\":\"[password]\",\"mail\":[\"[EMAIL_ADDRESS]\"],\"n\":3}");
    }

    @Property(tries = 100)
    void what_is_shown_does_not_depend_on_the_cuts(@ForAll @IntRange(min = 1, max = 40) int size) {
        String text = "Mail a.b@site.example\nand card 4111 1111 1111 1111, then\nnothing, password: hunter22";
        var whole = new ChunkedRedaction(REDACTION, INSPECTOR);
        var pieces = new ChunkedRedaction(REDACTION, INSPECTOR);
        var shown = new StringBuilder();
        for (int at = 0; at < text.length(); at += size) {
            shown.append(pieces.take(text.substring(at, Math.min(text.length(), at + size))));
        }

        assertThat(shown + pieces.finish()).isEqualTo(whole.take(text) + whole.finish());
        assertThat(shown).contains("[EMAIL_ADDRESS]");
    }

    private static String handled(Handling handling) {
        return REDACTION.apply("card 4111 1111 1111 1111.", List.of(new Finding(new Span(5, 24), "CARD", handling)));
    }
}
