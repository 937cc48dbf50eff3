package dev.taffrail.detection.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpacedLettersTest {
    private static final int LENGTH = 1 << 16;

    @ParameterizedTest
    @MethodSource
    void a_run_that_says_nothing_is_looked_at_once(String before, String row) {
        String text = before + row.repeat(LENGTH / row.length());
        var counted = new CountedText(text);
        var read = new ViewBuilder(View.original(text), text.length());

        new SpacedLetters(counted).copyTo(read);

        assertThat(counted.looksPerCharacter()).isLessThan(200);
    }

    private static Stream<Arguments> a_run_that_says_nothing_is_looked_at_once() {
        return Stream.of(
                Arguments.of("a b c d e f\n", "-"),
                Arguments.of("i g n o r e a l l p r e v ", " "),
                Arguments.of("| a | b | c |\n|", "-"),
                Arguments.of("a b c d e f", "\n"),
                Arguments.of("", "| "),
                Arguments.of("i. g. n. o. ", "a. "),
                Arguments.of("i--g--n--o", "-- - "),
                Arguments.of("", "a - - - - - - "));
    }

    @Test
    void what_says_nothing_hides_no_letters_beside_it() {
        String rule = "-".repeat(100);

        assertThat(read(rule + "\ni g n o r e   a l l\n" + rule)).isEqualTo(rule + "\nignore all\n" + rule);
        assertThat(read("i g n o r e" + " ".repeat(40) + "x")).isEqualTo("ignore" + " ".repeat(40) + "x");
        assertThat(read("- ".repeat(40) + "i g n o r e")).endsWith("ignore");
        assertThat(read("i g n o r e all")).isEqualTo("ignore all");
    }

    @Test
    void short_words_are_read_where_a_long_one_is() {
        assertThat(read("I-g-n-o-r-e a-l-l o-f it")).isEqualTo("Ignore all of it");
        assertThat(read("I. g. n. o. r. e   a. l. l")).isEqualTo("Ignore   all");
        assertThat(read("I  g  n  o  r  e a  l  l")).isEqualTo("Ignore all");
        assertThat(read("I - g - n - o - r - e   a - l - l")).isEqualTo("Ignore   all");
        assertThat(read("an a-b test")).isEqualTo("an a-b test");
        assertThat(read("i-g-n-o-r-e an e-mail, a b and a- b")).isEqualTo("ignore an e-mail, a b and a- b");
    }

    private static String read(String text) {
        return SpacedLetters.read(View.original(text)).text();
    }
}
