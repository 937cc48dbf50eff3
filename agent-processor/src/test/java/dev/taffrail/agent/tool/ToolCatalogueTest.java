package dev.taffrail.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.detection.toolcall.ArgumentCheck;
import dev.taffrail.detection.toolcall.CheckedArguments;
import dev.taffrail.detection.toolcall.ProblemKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCatalogueTest {
    private static final ToolSurroundings SURROUNDINGS = new ToolSurroundings(InstantSource.fixed(Instant.EPOCH));
    private final ToolCatalogue catalogue = ToolCatalogue.installed(SURROUNDINGS);

    @Test
    void finds_the_built_in_tools_with_what_they_do() {
        assertThat(catalogue.specs())
                .extracting(spec -> spec.name() + " " + spec.effect() + " "
                        + spec.exposure().returns() + " " + spec.exposure().egress())
                .containsExactly(
                        "calculate READ_ONLY OWN NONE",
                        "clock_now READ_ONLY OWN NONE",
                        "files_append ONCE OWN NONE",
                        "files_list READ_ONLY EXTERNAL NONE",
                        "files_read READ_ONLY EXTERNAL NONE",
                        "files_search READ_ONLY EXTERNAL NONE",
                        "files_write IDEMPOTENT OWN NONE",
                        "rates_lookup READ_ONLY EXTERNAL NONE",
                        "send_message ONCE OWN OUTSIDE");
        assertThat(catalogue.origin("calculate")).contains("built-in");
    }

    @Test
    void refuses_two_tools_of_one_name_and_names_both_origins() {
        var providers = List.of(provider("acme 1.0", "weigh"), provider("harbour 2.1", "weigh"));

        assertThatThrownBy(() -> ToolCatalogue.of(providers, SURROUNDINGS))
                .hasMessage(
                        "two tools are named 'weigh', one from acme 1.0 and one from harbour 2.1; rename or remove one");
    }

    @Test
    void gives_an_agent_its_tools_in_its_order() {
        assertThat(catalogue.specs(List.of("files_read", "calculate")))
                .extracting(ToolSpec::name)
                .containsExactly("files_read", "calculate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file_read  | there is no tool named `file_read`; did you mean `files_read`?",
                "Calculate  | there is no tool named `Calculate`; did you mean `calculate`?",
                "rm         | there is no tool named `rm`; the tools are: calculate, files_read"
            })
    void says_what_may_have_been_meant(String name, String message) {
        var check = ArgumentCheck.of(catalogue.specs(List.of("files_read", "calculate")));

        var checked = check.check(name, "{}");

        assertThat(checked).isEqualTo(CheckedArguments.invalid(ProblemKind.UNKNOWN_TOOL, message));
        assertThatThrownBy(() -> catalogue.specs(List.of("file_reed")))
                .hasMessageContaining("did you mean `files_read`?");
    }

    @Test
    void answers_for_a_name_of_any_length() {
        assertThat(catalogue.unknown("x".repeat(100_000))).hasSizeLessThan(400);
    }

    @Test
    void checks_the_arguments_of_a_tool_on_offer() {
        var check = ArgumentCheck.of(catalogue.specs());

        assertThat(check.check("files_read", "{ \"path\" : \"a.txt\" }"))
                .isEqualTo(new CheckedArguments.Valid("{\"path\":\"a.txt\"}"));
        assertThat(check.check("files_read", "{}")).isInstanceOf(CheckedArguments.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"'',d", "'a b',d", "a.b,d", "ok,' '"})
    void refuses_a_tool_that_no_provider_would_take(String name, String description) {
        assertThatThrownBy(() -> ToolSpec.of(name, description, Effect.ONCE, "{\"type\":\"object\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ToolProvider provider(String origin, String tool) {
        var spec = ToolSpec.of(tool, "Weighs.", Effect.READ_ONLY, "{\"type\":\"object\"}");
        return new ToolProvider() {
            @Override
            public String origin() {
                return origin;
            }

            @Override
            public List<Tool> tools(ToolSurroundings surroundings) {
                return List.of(new FakeTool(spec, _ -> ToolOutcome.succeeded("7")));
            }
        };
    }
}
