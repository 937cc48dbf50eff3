package dev.taffrail.detection.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Paid with 4111111111111111 12/27 123 by Ann. | CREDIT_CARD 4111111111111111",
                "Visa 4111 1111 1111 1111 12/27               | CREDIT_CARD 4111 1111 1111 1111",
                "4111111111111111/123                         | CREDIT_CARD 4111111111111111",
                "4111111111111111x2                           | CREDIT_CARD 4111111111111111",
                "4111111111111111. 3 items                    | CREDIT_CARD 4111111111111111",
                "3782 822463 10005 12/27                      | CREDIT_CARD 3782 822463 10005",
                "4111 1111 1111 1111 5500 0000 0000 0004      | CREDIT_CARD 4111 1111 1111 1111, CREDIT_CARD 5500 0000 0000 0004",
                "078-05-1120 219-09-9999                      | US_SSN 078-05-1120, US_SSN 219-09-9999",
                "10.0.0.1/24 and 10.0.0.1 10.0.0.2            | IP_ADDRESS 10.0.0.1, IP_ADDRESS 10.0.0.1, IP_ADDRESS 10.0.0.2",
                "2026-05-04 06:40                             | DATE_TIME 2026-05-04",
                "卡号4111111111111111                 | CREDIT_CARD 4111111111111111",
                "カード4111111111111111です | CREDIT_CARD 4111111111111111",
                "номер4111111111111111 | CREDIT_CARD 4111111111111111",
                "IBANはDE89370400440532013000です | IBAN_CODE DE89370400440532013000",
                "IBAN DE89 3704 0044 0532 0130 00 and more    | IBAN_CODE DE89 3704 0044 0532 0130 00",
                "4111\u20111111\u20111111\u20111111      | CREDIT_CARD 4111\u20111111\u20111111\u20111111",
                "4111\u20131111\u20131111\u20131111      | CREDIT_CARD 4111\u20131111\u20131111\u20131111",
                "123\u201145\u20116789                    | US_SSN 123\u201145\u20116789",
                "DE89-3704-0044-0532-0130-00                  | IBAN_CODE DE89-3704-0044-0532-0130-00",
                "DE89\u20103704\u20100044\u20100532\u20100130\u201000 | IBAN_CODE DE89\u20103704\u20100044\u20100532\u20100130\u201000",
                "to de89 3704 0044 0532 0130 00 and more      | IBAN_CODE de89 3704 0044 0532 0130 00",
                "gb82west12345698765432.                      | IBAN_CODE gb82west12345698765432",
                "card_4111111111111111                        | CREDIT_CARD 4111111111111111",
                "PAN4111111111111111                          | CREDIT_CARD 4111111111111111",
                "pay 4111_1111_1111_1111 now                  | CREDIT_CARD 4111_1111_1111_1111",
                "SSN: 123456789                               | US_SSN 123456789",
            })
    void what_is_unmistakable_is_found_whatever_stands_beside_it(String text, String found) {
        assertThat(forms(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order4111111111111111",
                "1.2.3.4.5",
                "2341 5678 9012 3456 7890 12",
                "078-05-1120-44",
                "order_4111111111111111",
                "run4111111111111111a",
                "ms_1763787598128",
                "take_9120000000000006",
                "4111 1111\n1111 1111 7000",
                "2019\n2020\n2021\n2023",
                "de88370400440532013000",
                "x86_64"
            })
    void what_only_begins_like_something_is_nothing(String text) {
        assertThat(forms(text)).doesNotContain("CREDIT_CARD", "IP_ADDRESS", "US_SSN", "IBAN_CODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111\n1111 1111", "4111-1111-1111\r\n1111"})
    void a_card_goes_on_in_the_next_line(String card) {
        assertThat(forms("card " + card + ", thanks")).isEqualTo("CREDIT_CARD " + card);
    }

    @Test
    void fifteen_thousand_cards_are_fifteen_thousand_cards() {
        assertThat(PersonalDataDetector.findForms("4111 1111 1111 1111 ".repeat(15_000)))
                .hasSize(15_000);
    }

    private static String forms(String text) {
        return PersonalDataDetector.findForms(text).stream()
                .map(each -> each.type() + " "
                        + text.substring(each.span().start(), each.span().end()))
                .collect(Collectors.joining(", "));
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
