package dev.taffrail.detection.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDataDetectorTest {
    private static final PersonalDataDetector DETECTOR = PersonalDataDetector.shipped();

    @Test
    void what_has_a_form_is_found_by_it() {
        assertThat(found("Write to ann.lee@mail.example today")).contains("EMAIL_ADDRESS ann.lee@mail.example");
        assertThat(found("card 4111 1111 1111 1111 please")).contains("CREDIT_CARD 4111 1111 1111 1111");
        assertThat(found("IBAN GB82 WEST 1234 5698 7654 32 it is")).contains("IBAN_CODE GB82 WEST 1234 5698 7654 32");
        assertThat(found("from 192.168.10.7 again")).contains("IP_ADDRESS 192.168.10.7");
        assertThat(found("my number is 078-05-1120")).contains("US_SSN 078-05-1120");
    }

    @Test
    void names_and_places_are_found_by_what_is_around_them() {
        assertThat(found("My name is Maria Gonzales and I live in Denver."))
                .contains("PERSON Maria Gonzales", "LOCATION Denver");
    }

    @Test
    void numbers_that_prove_nothing_are_no_cards() {
        assertThat(found("order 4111 1111 1111 1112")).doesNotContain("CREDIT_CARD 4111 1111 1111 1112");
    }

    @Test
    void times_in_milliseconds_and_numbers_that_no_card_begins_with_are_no_cards() {
        for (String number : List.of("1767225600009", "9120000000000006")) {
            assertThat(PersonalDataDetector.findForms("at " + number)).isEmpty();
        }
        for (String card : List.of("180012345678905", "378282246310005", "(378282246310005)")) {
            assertThat(PersonalDataDetector.findForms("card " + card))
                    .extracting(PersonalFinding::type)
                    .containsExactly(PersonalType.CREDIT_CARD);
        }
    }

    @Test
    void places_are_in_the_original_whatever_is_before_them() {
        assertThat(found("\uD83D\uDE00\u200B bob@site.example")).contains("EMAIL_ADDRESS bob@site.example");
    }

    private static List<String> found(String text) {
        return DETECTOR.find(text).stream()
                .map(each -> each.type() + " "
                        + text.substring(each.span().start(), each.span().end()))
                .toList();
    }
}
