package dev.taffrail.detection.toolcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentCheckTest {
    private static final Offered WEATHER = new Offered("weather", ArgumentSchema.of("""
            {"type": "object", "required": ["city"], "additionalProperties": false,
             "properties": {
               "city": {"type": "string"},
               "unit": {"enum": ["c", "f"]},
               "scale": {"type": "string", "enum": ["c", "f"]},
               "days": {"type": "integer", "maximum": 7}}}
            """));
    private static final ArgumentCheck CHECK = ArgumentCheck.of(List.of(WEATHER));

    private record Offered(String name, ArgumentSchema parameters) implements OfferedTool {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wether  | {\"city\": 7                                   | UNKNOWN_TOOL",
                "weather | {\"city\": \"Oslo\"                            | MALFORMED_JSON",
                "weather | {\"city\": \"Oslo\"} {}                        | MALFORMED_JSON",
                "weather | {\"unit\": \"c\"}                              | MISSING_FIELD",
                "weather | {\"days\": \"two\", \"town\": \"Oslo\"}        | MISSING_FIELD",
                "weather | {\"city\": 7}                                  | WRONG_TYPE",
                "weather | [1]                                            | WRONG_TYPE",
                "weather | {\"city\": \"Oslo\", \"scale\": 7, \"x\": 1}   | WRONG_TYPE",
                "weather | {\"city\": \"Oslo\", \"days\": 9, \"x\": 1}    | EXTRA_FIELD",
                "weather | {\"city\": \"Oslo\", \"unit\": 1, \"days\": 9} | NOT_IN_ENUM",
                "weather | {\"city\": \"Oslo\", \"days\": 9}              | OTHER"
            })
    void gives_one_reason_for_a_call_that_does_not_fit(String tool, String arguments, ProblemKind reason) {
        assertThat(CHECK.check(tool, arguments))
                .isInstanceOfSatisfying(
                        CheckedArguments.Invalid.class,
                        invalid -> assertThat(invalid.reason()).isEqualTo(reason));
    }

    @Test
    void takes_a_call_that_fits() {
        assertThat(CHECK.check("weather", "{\"unit\": \"f\", \"city\": \"Oslo\"}"))
                .isEqualTo(new CheckedArguments.Valid("{\"city\":\"Oslo\",\"unit\":\"f\"}"));
    }

    @Test
    void refuses_two_tools_of_one_name() {
        assertThatThrownBy(() -> ArgumentCheck.of(List.of(WEATHER, WEATHER)))
                .hasMessage("two tools on offer are named weather");
    }
}
