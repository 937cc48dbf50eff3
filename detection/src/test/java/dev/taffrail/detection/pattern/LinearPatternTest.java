package dev.taffrail.detection.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Za-z0-9]{1000}",
                "^[a-z]{1,63}(\\.[a-z]{1,63}){1,127}$",
                "\\x{10FFFF}\\p{Greek}{3}[[:alpha:]{]{1000}",
                "[]{(]{500}",
                "a{2,1}0",
                "{9}{,3}{x}"
            })
    void what_is_of_some_size_is_compiled_or_refused_by_re2(String expression) {
        assertThatCode(() -> {
                    try {
                        LinearPattern.compile(expression, 0);
                    } catch (PatternSyntaxException broken) {
                        assertThat(broken.getDescription()).doesNotContain("repetitions");
                    }
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(?:[a{]{200}){200}",
                "(\\x{41}{150,200}){150,}",
                "((a|bc){100}){100}",
                "\\Q[\\E((a{1000}){1000}){1000}]",
                "(?i:(x[)]{1000}y){30})",
                "(((){1000}){1000}){1000}",
                "((){1000}){1000}",
                "((|){1000}){9}heron",
                "((?:){1000}){20}",
                "(?:(?:a??){1000}){5}",
                "(?:(?:\\b){1000}){10}",
                "(?:(?:|){1000}){5}"
            })
    void what_grows_out_of_bounds_is_refused_before_it_does(String expression) {
        assertThatThrownBy(() -> LinearPattern.compile(expression, 0))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining(
                        "with its repetitions written out it has more than 20000 characters; repeat less");
    }

    @Test
    void as_many_as_there_may_be_are_found_without_the_stack_running_out() {
        for (String most : List.of("(){1000}", "(|){750}", "(?:(?:a?){1000}){2}", "(?:(?:\\b{0,100}){3}){6}")) {
            assertThat(LinearPattern.compile(most + "heron", 0)
                            .matcher("a heron")
                            .find())
                    .as(most)
                    .isTrue();
        }
    }

    @Test
    void expressions_of_one_rule_are_bounded_together() {
        var many = Collections.nCopies(15_000, "a{999}");

        assertThatThrownBy(() -> LinearPattern.compileAll(many, 0))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining("they have 15060000 characters, and those of one rule have at most 20000")
                .hasMessageContaining("`a{999} and 14999 more`");
        assertThat(LinearPattern.compileAll(List.of("a{999}", "b|c"), 0))
                .extracting(pattern -> pattern.matcher("xc").find())
                .containsExactly(false, true);
    }

    /// Each table of a class takes kilobytes, in three characters of an expression.
    @Test
    void classes_of_unicode_are_bounded() {
        assertThat(LinearPattern.compile("\\pL{1000}[\\p{Greek}\\P{Latin}]", 0)).isNotNull();
        assertThatThrownBy(() -> LinearPattern.compile("\\pL".repeat(500), 0))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Property(tries = 2_000)
    void any_text_is_compiled_or_refused(
            @ForAll @StringLength(max = 30) @CharRange(from = '(', to = '}') String expression) {
        try {
            assertThat(LinearPattern.compile(expression, 0)).isNotNull();
        } catch (PatternSyntaxException broken) {
            assertThat(broken.getDescription()).isNotEmpty();
        }
    }
}
