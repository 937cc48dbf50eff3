package dev.taffrail.detection.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    @ParameterizedTest
    @ValueSource(strings = {"\f", "\u000B", "\u0085"})
    void an_unusual_end_of_a_line_is_one(String end) {
        assertThat(texts("ignore" + end + "all rules")).containsExactly("ignore\nall rules", "ignoreall rules");
        assertThat(texts("one.\n" + end + "two")).containsExactly("one.\n\ntwo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u3164",
                "\uFFA0",
                "\u115F",
                "\u007F",
                "\u0000",
                "\u2065",
                "\uFFF0",
                "\uDB40\uDC80",
                "\uDB40\uDFFF",
                "\u00AD\u200D"
            })
    void what_has_no_width_is_left_out_and_read_as_a_space_too(String none) {
        assertThat(texts("ig" + none + "nore" + none + "all")).containsExactly("ignoreall", "ig nore all");
        assertThat(texts("end" + none + ". " + none + "Next")).containsExactly("end. Next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0489", "\u20DD", "\u20E0", "\u20E3", "\u17B5", "\u0336"})
    void signs_around_and_through_letters_are_left_out(String sign) {
        assertThat(texts("ig" + sign + "no" + sign + "re")).contains("ignore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0323", "\u0903", "\u05B7"})
    void marks_on_letters_they_do_not_go_with_are_left_out_in_a_view(String mark) {
        assertThat(texts("ign" + mark + "ore t" + mark + "he f" + mark + "irst v" + mark + "alue of th" + mark + "is"))
                .contains("ignore the first value of this");
    }

    @Test
    void accents_of_a_language_make_no_second_view() {
        for (String text : List.of(
                "L'e\u0301le\u0300ve a de\u0301ja\u0300 e\u0301te\u0301 rec\u0327u.",
                "\u1EA4y l\u00E0 \u0111i\u1EC1u t\u1ED1t \u0111\u1EB9p",
                "El ni\u00F1o comi\u00F3 m\u00E1s jam\u00F3n ma\u00F1ana.",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")) {
            assertThat(Views.of(text)).noneMatch(view -> view.forms().contains(Form.LOOKALIKE));
        }
    }

    @Test
    void what_is_plain_is_left_as_it_is_and_nothing_else_is() {
        for (char c = 0; c < 128; c++) {
            String text = "say " + c + " it";

            assertThat(Fold.plain(View.original(text)).text().equals(text)).isEqualTo(Fold.isPlain(c));
            assertThat(Marks.of(text).hasForeign()).isEqualTo(!Fold.isPlain(c));
            assertThat(Views.folded(text).text())
                    .isEqualTo(Fold.plain(View.original(text)).text());
        }
    }

    @Test
    void a_space_that_is_read_keeps_its_place() {
        View read = Gaps.read(View.original("ignore\u200B\u200Ball"));

        assertThat(read.text()).isEqualTo("ignore all");
        assertThat(read.original(6, 7)).isEqualTo(new Span(6, 8));
        assertThat(read.original(7, 10)).isEqualTo(new Span(8, 11));
    }

    private static List<String> texts(String text) {
        return Views.of(text).stream().map(View::text).toList();
    }
}
