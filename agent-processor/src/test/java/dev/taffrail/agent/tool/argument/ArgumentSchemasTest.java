package dev.taffrail.agent.tool.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentSchemasTest {
    private final ArgumentSchemas schemas = new ArgumentSchemas(2);

    @Test
    void compiles_a_text_once_while_it_is_kept() {
        var first = schemas.of(open("a"));
        schemas.of(open("b"));

        assertThat(schemas.of(open("a"))).isSameAs(first);
    }

    @Test
    void forgets_the_one_that_was_not_used_longest() {
        var first = schemas.of(open("a"));
        var second = schemas.of(open("b"));
        schemas.of(open("a"));
        schemas.of(open("c"));

        assertThat(schemas.of(open("a"))).isSameAs(first);
        assertThat(schemas.of(open("b"))).isNotSameAs(second).isEqualTo(second);
    }

    @Test
    void says_each_time_that_a_schema_is_unusable() {
        assertThatThrownBy(() -> schemas.of("{}")).isInstanceOf(InvalidSchemaException.class);
        assertThatThrownBy(() -> schemas.of("{}")).isInstanceOf(InvalidSchemaException.class);
    }

    private static String open(String title) {
        return "{\"type\":\"object\",\"title\":\"" + title + "\"}";
    }
}
