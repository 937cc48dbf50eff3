package dev.taffrail.detection.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Specimen numbers that stand for nobody.
class NationalIdsTest {
    @ParameterizedTest
    @CsvSource({
        "Brazil, CPF 111.444.777-35 do cliente, 111.444.777-35",
        "Switzerland, AHV 756.9217.0769.85 liegt vor, 756.9217.0769.85",
        "India, her card 2341 2341 2346 is, 2341 2341 2346",
        "Belgium, rijksregister 85.07.30-033.28 van, 85.07.30-033.28",
        "Sweden, personnummer 811228-9874 saknas, 811228-9874",
        "South Korea, 주민번호 900101-1234567 확인, 900101-1234567",
        "China, 身份证 11010519491231002X 已登记, 11010519491231002X",
        "France, le NIR 2 55 08 14 168 025 38 de, 2 55 08 14 168 025 38",
        "France without spaces, numéro 255081416802538 de, 255081416802538",
        "Spain, DNI 12345678Z de la titular, 12345678Z",
        "Spain for foreigners, NIE X1234567L en, X1234567L",
        "Italy, codice RSSMRA85T10A562S del, RSSMRA85T10A562S",
        "United Kingdom, NINO QQ 12 34 56 C is none but AB 12 34 56 C is, AB 12 34 56 C",
        "Poland by its word, PESEL: 44051401359 oraz, 44051401359",
        "Germany by its word, Steuer-ID 86095742719 bitte, 86095742719",
        "the Netherlands by its word, BSN 111222333 is, 111222333"
    })
    void numbers_of_persons_are_found(String state, String text, String number) {
        var found = PersonalDataDetector.findForms(text);

        assertThat(found).as(state).anySatisfy(finding -> {
            assertThat(finding.type()).isEqualTo(PersonalType.NATIONAL_ID);
            assertThat(text.substring(finding.span().start(), finding.span().end()))
                    .isEqualTo(number);
        });
    }

    /// The first twelve digits of each pass the check of India's number.
    @ParameterizedTest
    @ValueSource(strings = {"4696 6599 1734 0626", "4961-1001-1284-0365", "My card is 4181 6686 9713 0638."})
    void a_card_is_no_number_of_india_and_four_digits(String text) {
        assertThat(PersonalDataDetector.findForms(text)).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(PersonalType.CREDIT_CARD);
            assertThat(finding.span().length()).isEqualTo(19);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CPF 111.444.777-36",
                "111.111.111-11",
                "AHV 756.9217.0769.86",
                "2341 2341 2347",
                "85.07.30-033.29",
                "811228-9875",
                "901301-1234567",
                "110105194912310021",
                "12345678A",
                "RSSMRA85T10A562T",
                "order AB123456E",
                "build 44051401359 passed",
                "part 1112223334445"
            })
    void what_only_looks_like_one_is_none(String text) {
        assertThat(PersonalDataDetector.findForms(text))
                .extracting(PersonalFinding::type)
                .doesNotContain(PersonalType.NATIONAL_ID);
    }
}
