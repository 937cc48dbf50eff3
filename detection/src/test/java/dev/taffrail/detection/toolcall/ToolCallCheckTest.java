package dev.taffrail.detection.toolcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ToolCallCheckTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ToolCallCheck CHECK = ToolCallCheck.of(Map.of("weather", schema("""
            {"type": "object", "required": ["city"], "additionalProperties": false,
             "properties": {"city": {"type": "string"}, "unit": {"enum": ["c", "f"]}, "days": {"type": "integer", "maximum": 7}}}
            """)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wether  | {\"city\": \"Oslo\"}               | UNKNOWN_TOOL",
                "weather | {\"city\": \"Oslo\"                | MALFORMED_JSON",
                "weather | {\"city\": \"Oslo\"} {}            | MALFORMED_JSON",
                "weather | {\"unit\": \"c\"}                  | MISSING_REQUIRED",
                "weather | {\"city\": 7}                      | WRONG_TYPE",
                "weather | [1]                                | WRONG_TYPE",
                "weather | {\"city\": \"Oslo\", \"x\": 1}     | EXTRA_PROPERTY",
                "weather | {\"city\": \"Oslo\", \"unit\": 1}  | NOT_IN_ENUM",
                "weather | {\"city\": \"Oslo\", \"days\": 9}  | OTHER"
            })
    void says_why_a_call_does_not_fit(String tool, String arguments, Refusal why) {
        assertThat(CHECK.decide(tool, arguments))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void allows_a_call_that_fits() {
        assertThat(CHECK.decide("weather", "{\"city\": \"Oslo\", \"unit\": \"f\"}"))
                .isEqualTo(new Decision.Allowed());
    }

    @Test
    void never_quotes_a_value() {
        assertThat(CHECK.decide("weather", "{\"city\": 4711}").toString()).doesNotContain("4711");
    }

    @Test
    void a_pattern_that_cannot_be_bounded_makes_the_schema_unusable() {
        assertThatThrownBy(() -> CheckedSchema.of(schema("{\"pattern\": \"(?=a)b\"}"), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode schema(String text) {
        return JSON.readTree(text);
    }
}
