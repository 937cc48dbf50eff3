package dev.taffrail.agent.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3                     | 7",
                "(1 + 2) * 3                   | 9",
                "0.1 + 0.2                     | 0.3",
                "10 / 4                        | 2.5",
                "1 / 3                         | 0.3333333333333333333333333333333333",
                "7 % 3                         | 1",
                "-7 % 3                        | -1",
                "-2 ^ 2                        | -4",
                "2 ^ 3 ^ 2                     | 512",
                "2 ^ -2                        | 0.25",
                "0 ^ 0                         | 1",
                "--3                           | 3",
                "2 - -3                        | 5",
                "round(2.345, 2)               | 2.35",
                "round(-2.5, 0)                | -3",
                "round(1234, -2)               | 1200",
                "abs(-4) + min(3, 1, 2)        | 5",
                "max(1, 2) * sum(1, 2, 3)      | 12",
                "2 ^ 200                       | 1606938044258990275541962092341162602522202993782792835301376",
                "1.50                          | 1.5",
                ".5 + 5.                       | 5.5",
                "100 * 0                       | 0"
            })
    void computes(String expression, String value) {
        assertThat(Expression.evaluate(expression))
                .isInstanceOfSatisfying(
                        Expression.Value.class,
                        result -> assertThat(result.text()).isEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~           | the expression ends where a number is expected",
                "1 +          | the expression ends where a number is expected",
                "(1 + 2       | the expression ends where ')' is expected",
                "1 2          | '2' at position 3 is unexpected; an operator belongs there",
                "1,000 * 2    | ',' at position 2 is unexpected; an operator belongs there",
                "2 $ 3        | '$' at position 3 is unexpected; an operator belongs there",
                "1.2.3        | '1.2.3' at position 1 is not a number of at most 60 digits",
                "sqrt(2)      | 'sqrt' is not a function; there are round, abs, min, max, sum",
                "round(2)     | round takes 2 values, but has 1",
                "pi           | 'pi' is not a function; there are round, abs, min, max, sum",
                "(1, 2)       | a group takes 1 values, but has 2",
                "1 / 0        | the expression cannot be computed: it divides by zero",
                "1 % 0        | the expression cannot be computed: it divides by zero",
                "0 ^ -1       | the expression cannot be computed: it divides by zero",
                "2 ^ 0.5      | the expression cannot be computed: an exponent must be a whole number from -1000 to 1000, but is 0.5",
                "10 ^ 1000    | the expression cannot be computed: a result is beyond 10^1000",
                "9^999^999    | the expression cannot be computed: a result is beyond 10^1000",
                "😀           | '😀' at position 1 is unexpected; a number belongs there"
            })
    void says_why_it_cannot(String expression, String reason) {
        assertThat(Expression.evaluate(expression)).isEqualTo(new Expression.Rejected(reason));
    }

    @Property
    void adds_multiplies_and_subtracts_exactly(@ForAll int a, @ForAll int b, @ForAll int c) {
        var expected = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)).subtract(BigDecimal.valueOf(c));

        assertThat(Expression.evaluate(a + " * " + b + " - (" + c + ")"))
                .isInstanceOfSatisfying(
                        Expression.Value.class,
                        value -> assertThat(value.number()).isEqualByComparingTo(expected));
    }

    @Property(tries = 5_000)
    void answers_any_text(@ForAll("texts") String text) {
        assertThat(Expression.evaluate(text)).isNotNull();
    }

    @Property(tries = 500)
    void answers_deep_nesting(@ForAll("openings") String opening) {
        assertThat(Expression.evaluate(opening.repeat(1_000 / opening.length())))
                .isInstanceOf(Expression.Rejected.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "1", "9", "0", ".", "+", "-", "*", "/", "%", "^", "(", ")", ",", " ", "min", "round", "999",
                        "x")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> openings() {
        return Arbitraries.of("(", "-(", "2^", "abs(", "2^-", "-");
    }
}
