package dev.taffrail.detection.toolcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentSchemaTest {
    private static final ArgumentSchema ORDER = ArgumentSchema.of("""
            {
              "type": "object",
              "properties": {
                "ship": {"type": "string", "minLength": 2, "maxLength": 8},
                "tonnes": {"type": "integer", "minimum": 1, "maximum": 500},
                "grade": {"enum": ["hemp", "manila"]},
                "on": {"type": "string", "format": "date"},
                "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]+$"},
                "price": {"type": ["number", "null"]},
                "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}}
              },
              "required": ["ship"],
              "additionalProperties": false
            }
            """);

    /// The wording is for the model: a change here changes what it is told.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                          | MALFORMED_JSON | the arguments text is not valid JSON at line 1, column 2: Unexpected end-of-input: expected close marker for Object",
                "{\"ship\":\"Ida\"} extra   | MALFORMED_JSON | the arguments text is not valid JSON at line 1, column 16: Unrecognized token 'extra': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "{\"ship\":\"Ida\"} {}      | MALFORMED_JSON | the arguments text is not valid JSON at line 1, column 16: there is more text after the value",
                "{\"ship\":\"a\",\"ship\":\"b\"} | MALFORMED_JSON | the arguments text is not valid JSON at line 1, column 19: Duplicate Object property \"ship\"",
                "{\"ship\":\"\\ud800\"}     | MALFORMED_JSON | the arguments text has half of a surrogate pair in a string",
                "{\"ship\":\"Ida\",\"price\":1e999999999} | MALFORMED_JSON | the arguments text has a number with an exponent beyond 400",
                "[1]                        | WRONG_TYPE     | the arguments must be a JSON object, but are an array",
                "null                       | WRONG_TYPE     | the arguments must be a JSON object, but are null",
                "\"{}\"                     | WRONG_TYPE     | the arguments must be a JSON object, but are the string \"{}\"",
                "{}                         | MISSING_FIELD  | `ship` is required and is missing",
                "{\"ship\":7}               | WRONG_TYPE     | `ship` must be a string, but is the number 7",
                "{\"ship\":null}            | WRONG_TYPE     | `ship` must be a string, but is null",
                "{\"ship\":\"Ida\",\"tonnes\":\"ten\"} | WRONG_TYPE | `tonnes` must be an integer, but is the string \"ten\"",
                "{\"ship\":\"Ida\",\"tonnes\":1.5}     | WRONG_TYPE | `tonnes` must be an integer, but is the number 1.5",
                "{\"ship\":\"Ida\",\"price\":true}     | WRONG_TYPE | `price` must be a number or null, but is the boolean true",
                "{\"ship\":\"Ida\",\"tons\":3}         | EXTRA_FIELD | `tons` is not a field of this tool; its fields are `code`, `grade`, `lines`, `on`, `price`, `ship`, `tonnes`",
                "{\"ship\":\"Ida\",\"tonnes\":0}       | OTHER | `tonnes` must be at least 1, but is the number 0",
                "{\"ship\":\"Ida\",\"tonnes\":501}     | OTHER | `tonnes` must be at most 500, but is the number 501",
                "{\"ship\":\"I\"}                     | OTHER | `ship` must have at least 2 characters, but is the string \"I\"",
                "{\"ship\":\"Ida\",\"grade\":\"jute\"}  | NOT_IN_ENUM | `grade` must be one of \"hemp\", \"manila\", but is the string \"jute\"",
                "{\"ship\":\"Ida\",\"on\":\"12/3/2031\"} | OTHER | `on` must have the format date, but is the string \"12/3/2031\"",
                "{\"ship\":\"Ida\",\"code\":\"AB-1x\"}  | OTHER | `code` must match the pattern \"^[A-Z]{2}-[0-9]+$\", but is the string \"AB-1x\"",
                "{\"ship\":\"Ida\",\"lines\":[{\"sku\":\"a\"},{}]} | MISSING_FIELD | `lines[1].sku` is required and is missing"
            })
    void says_what_is_wrong_in_words_a_model_can_act_on(String arguments, ProblemKind kind, String message) {
        var problem = problems(ORDER, arguments).getFirst();

        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ \"tonnes\" : 3 , \"ship\" : \"Ida\" } | {\"ship\":\"Ida\",\"tonnes\":3}",
                "{\"ship\":\"Ida\",\"tonnes\":3.0}         | {\"ship\":\"Ida\",\"tonnes\":3}",
                "{\"ship\":\"Ida\",\"tonnes\":3e0}         | {\"ship\":\"Ida\",\"tonnes\":3}",
                "{\"ship\":\"Ida\",\"price\":-0.0}         | {\"price\":0,\"ship\":\"Ida\"}",
                "{\"ship\":\"Ida\",\"price\":1.50}         | {\"price\":1.5,\"ship\":\"Ida\"}",
                "{\"ship\":\"Ida\",\"price\":12345678901234567890123} | {\"price\":12345678901234567890123,\"ship\":\"Ida\"}",
                "{\"ship\":\"\\u00c5sa\"}                  | {\"ship\":\"Åsa\"}"
            })
    void gives_equal_calls_one_text(String arguments, String canonical) {
        assertThat(ORDER.check(arguments)).isEqualTo(new CheckedArguments.Valid(canonical));
    }

    @Test
    void lists_all_problems_in_a_fixed_order() {
        assertThat(problems(ORDER, "{\"tonnes\":0,\"zeal\":1,\"code\":5}"))
                .extracting(ArgumentProblem::location)
                .containsExactly("code", "ship", "tonnes", "zeal");
    }

    @Test
    void tells_the_model_that_nothing_was_executed() {
        var invalid = new CheckedArguments.Invalid(problems(ORDER, "{\"tonnes\":0}"));

        assertThat(invalid.toldToModel("order_rope")).isEqualTo("""
                The call of order_rope was not executed:
                - `ship` is required and is missing
                - `tonnes` must be at least 1, but is the number 0
                Send a corrected call.""");
    }

    @Test
    void lists_a_bounded_number_of_problems() {
        var fields = new StringBuilder("{\"ship\":\"Ida\"");
        for (int i = 0; i < 1_000; i++) {
            fields.append(",\"x").append(i).append("\":1");
        }

        assertThat(problems(ORDER, fields + "}")).hasSize(ArgumentSchema.MAX_PROBLEMS);
    }

    @Test
    void lists_the_reason_even_where_not_all_problems_fit() {
        var fields = new StringBuilder("{");
        for (int i = 0; i < 2_000; i++) {
            fields.append("\"a").append(i).append("\":1,");
        }

        assertThat(problems(ORDER, fields + "\"tonnes\":0}"))
                .hasSize(ArgumentSchema.MAX_PROBLEMS)
                .contains(new ArgumentProblem(ProblemKind.MISSING_FIELD, "ship", "`ship` is required and is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void takes_a_blank_text_for_an_empty_object(String blank) {
        assertThat(ArgumentSchema.of("{\"type\":\"object\"}").check(blank)).isEqualTo(new CheckedArguments.Valid("{}"));
    }

    @Test
    void lets_fields_pass_that_an_open_schema_does_not_name() {
        var open = ArgumentSchema.of("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");

        assertThat(open.check("{\"b\":1,\"a\":\"x\"}")).isEqualTo(new CheckedArguments.Valid("{\"a\":\"x\",\"b\":1}"));
    }

    @Test
    void refuses_arguments_that_are_too_large() {
        assertThat(problems(ORDER, "{\"ship\":\"" + "é".repeat(ArgumentSchema.MAX_ARGUMENT_BYTES / 2) + "\"}"))
                .containsExactly(new ArgumentProblem(
                        ProblemKind.MALFORMED_JSON, "", "the arguments text has more than 262144 bytes; send less"));
    }

    @Test
    void refuses_arguments_that_are_too_deep() {
        var open = ArgumentSchema.of("{\"type\":\"object\"}");
        String deepest =
                "{\"a\":".repeat(ArgumentSchema.MAX_DEPTH - 1) + "{}" + "}".repeat(ArgumentSchema.MAX_DEPTH - 1);

        assertThat(open.check(deepest)).isInstanceOf(CheckedArguments.Valid.class);
        assertThat(problems(open, "{\"a\":" + deepest + "}").getFirst().message())
                .isEqualTo(
                        "the arguments text is nested deeper than 64 levels, or has a name or number that is too long");
    }

    @Test
    void decides_by_a_pattern_that_would_backtrack_without_end() {
        var nested = ArgumentSchema.of(
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"^(a+)+b$\"}}}");

        assertThat(problems(nested, "{\"a\":\"" + "a".repeat(5_000) + "\"}")
                        .getFirst()
                        .message())
                .startsWith("`a` must match the pattern \"^(a+)+b$\", but is the string");
    }

    @Test
    void says_how_to_mend_a_pattern_without_a_bound() {
        assertThatThrownBy(() ->
                        ArgumentSchema.of("{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"(a)\\\\1\"}}}"))
                .hasMessageContaining("write it without")
                .hasMessageContaining("(a)\\1");
    }

    @Test
    void resolves_an_id_that_is_relative() {
        var schema = ArgumentSchema.of("""
                {"$id": "leaf.json", "type": "object", "properties": {"a": {"$ref": "leaf.json#/$defs/x"}}, "$defs": {"x": {"const": 1}}}
                """);

        assertThat(problems(schema, "{\"a\":2}"))
                .containsExactly(
                        new ArgumentProblem(ProblemKind.NOT_IN_ENUM, "a", "`a` must be 1, but is the number 2"));
    }

    @Test
    void gives_up_on_a_schema_that_branches_without_end() {
        var branching = ArgumentSchema.of("""
                {"type": "object", "additionalProperties": {"$ref": "#/$defs/node"}, "$defs": {"node": {"anyOf": [
                  {"properties": {"a": {"$ref": "#/$defs/node"}}, "required": ["x"]},
                  {"properties": {"a": {"$ref": "#/$defs/node"}}, "required": ["y"]}]}}}
                """);

        assertThat(problems(branching, "{\"a\":".repeat(40) + "{}" + "}".repeat(40))
                        .getFirst()
                        .message())
                .isEqualTo("the arguments take too long to check; send less at once");
    }

    @Test
    void follows_references_inside_the_schema() {
        var tree = ArgumentSchema.of("""
                {"type": "object", "properties": {"name": {"type": "string"}, "child": {"$ref": "#"}}, "required": ["name"]}
                """);

        assertThat(problems(tree, "{\"name\":\"a\",\"child\":{\"name\":\"b\",\"child\":{}}}"))
                .containsExactly(new ArgumentProblem(
                        ProblemKind.MISSING_FIELD,
                        "child.child.name",
                        "`child.child.name` is required and is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "true",
                "[]",
                "{}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"string\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"strin\"}}}",
                "{\"type\":\"object\",\"properties\":[]}",
                "{\"type\":\"object\",\"required\":\"a\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"(\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"(?=a)b\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/absent\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"https://schemas.invalid/a.json\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"file:///etc/passwd\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"classpath:a.json\"}}}",
                "{\"type\":\"object\",\"$schema\":\"https://schemas.invalid/own\"}",
                "{\"type\":\"object\",\"$schema\":7}"
            })
    void finds_a_schema_that_cannot_be_used_when_it_is_loaded(String schema) {
        assertThatThrownBy(() -> ArgumentSchema.of(schema))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageStartingWith("the schema");
    }

    @Test
    void takes_schemas_of_an_older_draft_that_say_so() {
        var old = ArgumentSchema.of("""
                {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"a": {"type": "integer"}}}
                """);

        assertThat(problems(old, "{\"a\":\"x\"}").getFirst().kind()).isEqualTo(ProblemKind.WRONG_TYPE);
    }

    private static List<ArgumentProblem> problems(ArgumentSchema schema, String arguments) {
        return switch (schema.check(arguments)) {
            case CheckedArguments.Invalid invalid -> invalid.problems();
            case CheckedArguments.Valid valid -> throw new AssertionError("valid: " + valid);
        };
    }
}
