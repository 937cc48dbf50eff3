package dev.taffrail.schemas.form;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"r1", "A", "0", "order-17:retry@2", "a.b_c", "helper@0123456789abcdef"})
    void these_are_names(String name) {
        assertThat(Names.isName(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | run_id is missing",
                "-a | run_id has '-' at position 1",
                "a/b | run_id has '/' at position 2",
                "a b | run_id has U+0020 at position 2",
                "zażółć | run_id has U+017C at position 3",
            })
    void these_are_none_and_the_value_is_not_repeated(String name, String problem) {
        assertThat(Names.problem("run_id", name))
                .hasValueSatisfying(said -> assertThat(said).startsWith(problem));
    }

    @Test
    void the_longest_name_has_128_characters() {
        assertThat(Names.isName("a".repeat(128))).isTrue();
        assertThat(Names.problem("x", "a".repeat(129))).hasValue("x has 129 characters; at most 128 are allowed");
    }

    @Property
    void a_name_never_separates_keys(@ForAll String name) {
        assertThat(Names.isName(name) && name.contains("/")).isFalse();
    }
}
