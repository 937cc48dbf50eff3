package dev.taffrail.detection.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
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
                "(?i:(x[)]{1000}y){30})"
            })
    void what_grows_out_of_bounds_is_refused_before_it_does(String expression) {
        assertThatThrownBy(() -> LinearPattern.compile(expression, 0))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining(
                        "with its repetitions written out it has more than 20000 characters; repeat less");
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
