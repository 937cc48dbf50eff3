package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule of the shipped policy, which takes numbers out and leaves the rest.
class PersonalNumbersTest {
    private final Policy policy = PolicyFile.parse("p.yaml", """
            name: numbers
            rules:
              - name: numbers
                kind: pii
                types: {credit_card: redact, iban_code: redact, us_ssn: redact, national_id: redact}
                actions: {tool_result: sanitize}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My card is 4111 1111 1111 1111, thanks.",
                "Transfer to DE89 3704 0044 0532 0130 00 by noon.",
                "SSN 078-05-1120 on file.",
                "Codice fiscale RSSMRA85T10A562S, grazie.",
                "{\"at\": \"2026-05-04T06:40:00Z\", \"ssn\": \"078-05-1120\"}"
            })
    void numbers_that_nobody_needs_in_full_are_taken_out(String text) {
        assertThat(policy.screen(Stage.TOOL_RESULT, text).verdicts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Y2FyZCA0MTExIDExMTEgMTExMSAxMTExIGVuZCBvZiB0aGUgY2FyZA==",
                "&#52;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49;&#49; is the card",
                "\u5361\u53F74111111111111111",
                "{\"pay\": \"4111111111111111 12/27 123\"}"
            })
    void no_encoding_and_nothing_beside_it_hides_a_card(String text) {
        var screening = policy.screen(Stage.TOOL_RESULT, text);

        assertThat(screening.verdicts()).hasSize(1);
        assertThat(screening.text()).doesNotContain("4111", "&#52;", "Y2FyZCA0MTEx");
    }

    @Test
    void a_card_that_its_words_give_away_is_left_to_the_tagger() {
        String text = "I lost my credit card 501800000003 yesterday.";

        assertThat(policy.screen(Stage.TOOL_RESULT, text).verdicts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a batch from 1763787598128 to 1763787598931 was not acknowledged",
                "{\"1763787598128\": {\"until\": 1763787598931}}",
                "Arrived 2026-05-04T06:40:00Z, left 2026-05-04T19:12:31Z.",
                "Anna Kowalska, a.kowalska@site.example, 10.0.0.1, +48 600 100 200"
            })
    void names_times_and_addresses_stay(String text) {
        assertThat(policy.screen(Stage.TOOL_RESULT, text).verdicts()).isEmpty();
    }
}
