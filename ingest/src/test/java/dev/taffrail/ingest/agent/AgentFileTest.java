package dev.taffrail.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.ToolLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFileTest {
    private static final ToolDefinition READ = new ToolDefinition(
            "files_read",
            "Reads a file.",
            "{\"type\":\"object\"}",
            Effect.READ_ONLY,
            5_000,
            "",
            Returns.EXTERNAL,
            Egress.NONE);
    private static final Price PRICE = new Price(true, 1, 2, 3, 4);
    private static final Catalogue CATALOGUE = new Catalogue(
            name -> name.equals("files_read") ? Optional.of(READ) : Optional.empty(), List.of("files_read"), model -> {
                assertThat(model).contains("/");
                return model.equals("openai/gpt-5") ? Optional.of(PRICE) : Optional.empty();
            });

    private static final String GOOD = """
            name: support
            description: Helps travellers.
            model: openai/gpt-5
            instructions: You help.
            tools:
              - files_read
              - name: book
                description: Books a seat.
                parameters:
                  type: object
                  properties: {seat: {type: string, maxLength: 3}, price: {type: number, minimum: 0.5}}
                  required: [seat]
                effect: idempotent
                timeout: 5s
            limits: {tokens: 50_000, cost: 0.50usd, wall_clock: 10m, iterations: 12, per_tool: {book: 2}}
            session_limits: {total_tokens: 500000}
            max_completion_tokens: 800
            model_timeout: 30s
            parallel_tools: 4
            repairs: 1
            on_unknown_outcome: tell_model
            """;

    @Test
    void every_field_is_read() {
        assertThat(agent(GOOD))
                .isEqualTo(new AgentDefinition(
                        "support",
                        "Helps travellers.",
                        "openai/gpt-5",
                        "You help.",
                        List.of(
                                READ,
                                new ToolDefinition(
                                        "book",
                                        "Books a seat.",
                                        "{\"type\":\"object\",\"properties\":{\"seat\":{\"type\":\"string\",\"maxLength\":3},"
                                                + "\"price\":{\"type\":\"number\",\"minimum\":0.5}},\"required\":[\"seat\"]}",
                                        Effect.IDEMPOTENT,
                                        5_000,
                                        "",
                                        Returns.UNKNOWN,
                                        Egress.UNKNOWN)),
                        new Limits(12, 0, 0, 0, 50_000, 500_000, 0, List.of(new ToolLimit("book", 2)), 600_000, 0),
                        new Limits(0, 0, 0, 0, 500_000, 0, 0, List.of(), 0, 0),
                        800,
                        30_000,
                        4,
                        1,
                        UnknownOutcome.TELL_MODEL,
                        PRICE));
    }

    @Test
    void what_is_left_out_has_a_default() {
        var agent = agent("{name: a, model: scripted/demo, instructions: Hi}");

        assertThat(agent.tools()).isEmpty();
        assertThat(agent.limits()).isEqualTo(Limits.NONE);
        assertThat(agent.maxCompletionTokens()).isEqualTo(4_096);
        assertThat(agent.modelTimeoutMillis()).isEqualTo(60_000);
        assertThat(agent.parallelTools()).isEqualTo(8);
        assertThat(agent.repairs()).isEqualTo(2);
        assertThat(agent.onUnknownOutcome()).isEqualTo(UnknownOutcome.STOP);
        assertThat(agent.price().known()).isFalse();
    }

    @Test
    void a_mapping_that_names_a_built_in_tool_changes_what_it_gives() {
        var agent =
                agent("{name: a, model: scripted/demo, instructions: Hi, tools: [{name: files_read, timeout: 1s}]}");

        assertThat(agent.tools())
                .containsExactly(new ToolDefinition(
                        "files_read",
                        "Reads a file.",
                        "{\"type\":\"object\"}",
                        Effect.READ_ONLY,
                        1_000,
                        "",
                        Returns.EXTERNAL,
                        Egress.NONE));
    }

    /// Files of the workspace are what anybody wrote, and reading does not write: a file that says otherwise would
    /// switch a flow off.
    @Test
    void a_built_in_tool_can_only_be_declared_stricter() {
        assertThat(problems(
                        "{name: a, model: scripted/demo, instructions: Hi, tools: [{name: files_read, returns: own}]}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("tools[1].returns")
                        .contains("laxer than what the built-in tool declares itself"));
        assertThat(agent("{name: a, model: scripted/demo, instructions: Hi, tools: [{name: files_read, effect: once,"
                                + " returns: external, egress: outside}]}")
                        .tools())
                .singleElement()
                .satisfies(tool -> {
                    assertThat(tool.effect()).isEqualTo(Effect.ONCE);
                    assertThat(tool.sendsOutside()).isTrue();
                });
    }

    @Test
    void a_tool_says_what_it_returns_and_whether_it_sends_outside() {
        var agent = agent("{name: a, model: scripted/demo, instructions: Hi, tools: [{name: book, description: Books.,"
                + " returns: own, egress: outside}]}");

        assertThat(agent.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.returns()).isEqualTo(Returns.OWN);
            assertThat(tool.egress()).isEqualTo(Egress.OUTSIDE);
        });
    }

    @Test
    void a_tool_that_declares_nothing_is_never_repeated_and_taken_for_exposed() {
        var agent =
                agent("{name: a, model: scripted/demo, instructions: Hi, tools: [{name: pay, description: Pays.}]}");

        assertThat(agent.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.effect()).isEqualTo(Effect.ONCE);
            assertThat(tool.returnsForeign()).isTrue();
            assertThat(tool.sendsOutside()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: support | nam: support | a.yaml:1: nam is not known; did you mean name?",
                "name: support | name: no/name | a.yaml:1: name must be 1 to 64 letters",
                "model: openai/gpt-5 | model: gpt-5 | a.yaml:3: model must be provider/model",
                "model: openai/gpt-5 | modl: openai/gpt-5 | a.yaml:1: model is missing; add it",
                "- files_read | - files_reed | a.yaml:6: tools[1] is 'files_reed', which is no built-in tool; did you mean files_read?",
                "- files_read | - [a] | a.yaml:6: tools[1] must be the name of a tool",
                "name: book | name: files_read | a.yaml:7: tools[2] is files_read again",
                "effect: idempotent | efect: idempotent | a.yaml:13: tools[2].efect is not known; did you mean effect?",
                "effect: idempotent | effect: twice | a.yaml:13: tools[2].effect must be one of read_only, idempotent, once, but is 'twice'",
                "timeout: 5s | timeout: 5 | a.yaml:14: tools[2].timeout must be a time such as 500ms, 30s or 5m",
                "iterations: 12 | iteration: 12 | a.yaml:15: limits.iteration is not known; did you mean iterations?",
                "iterations: 12 | iterations: -1 | a.yaml:15: limits.iterations is -1",
                "iterations: 12 | total_tokens: 5 | the same limit; remove one",
                "cost: 0.50usd | cost: cheap | limits.cost is wrong",
                "{book: 2} | {book: none} | limits.per_tool.book must be a whole number",
                "total_tokens: 500000 | wall_clock: 1h | session_limits holds wall_clock or consecutive_failures",
                "repairs: 1 | repairs: 11 | a.yaml:20: repairs must be a whole number from 0 to 10",
                "tell_model | ask | on_unknown_outcome must be one of stop, tell_model",
                "repairs: 1 | name: again | a.yaml:20: name is given twice",
                "instructions: You help. | instructions: [] | a.yaml:4: instructions must be text",
                "instructions: You help. | instructions_file: x.md | instructions_file the file cannot be read",
                "minimum: 0.5 | minimum: .inf | no number of JSON",
                "tools: | tools | no valid YAML",
            })
    void what_is_wrong_is_said_with_line_and_way_out(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);

        assertThat(problems(GOOD.replaceFirst(Pattern.quote(right), wrong)))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(message));
    }

    @Test
    void all_problems_come_at_once_in_the_order_of_the_file() {
        var problems = problems(GOOD.replace("openai/gpt-5", "gpt").replace("repairs: 1", "repair: 1"));

        assertThat(problems).extracting(Problem::line).containsExactly(3, 20);
    }

    @Test
    void instructions_may_have_a_file_of_their_own(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("system.md"), "You are kind.\n");
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, "{name: a, model: scripted/demo, instructions_file: system.md}");

        assertThat(AgentFile.read(file, CATALOGUE))
                .isInstanceOfSatisfying(
                        Parsed.Agent.class,
                        agent -> assertThat(agent.definition().instructions()).isEqualTo("You are kind.\n"));
    }

    @Test
    void files_that_are_none_are_told(@TempDir Path folder) throws Exception {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xFC});

        assertThat(AgentFile.read(latin, CATALOGUE).toString()).contains("not UTF-8");
        assertThat(AgentFile.read(folder.resolve("none.yaml"), CATALOGUE).toString())
                .contains("cannot be read");
        assertThat(problems(""))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("must hold a mapping"));
        assertThat(problems("a: &x [1]\nb: *x\n")).isNotEmpty();
    }

    @Test
    void equal_files_are_equal_versions() {
        assertThat(agent(GOOD).version())
                .isEqualTo(agent(GOOD + "# a comment\n").version())
                .matches("support@[0-9a-f]{16}");
        assertThat(agent(GOOD.replace("repairs: 1", "repairs: 2")).version())
                .isNotEqualTo(agent(GOOD).version());
    }

    private static AgentDefinition agent(String text) {
        return switch (AgentFile.parse("a.yaml", text, CATALOGUE)) {
            case Parsed.Agent(AgentDefinition definition) -> definition;
            case Parsed.Problems(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<Problem> problems(String text) {
        return switch (AgentFile.parse("a.yaml", text, CATALOGUE)) {
            case Parsed.Agent(AgentDefinition definition) -> throw new AssertionError("no problem in " + definition);
            case Parsed.Problems(List<Problem> problems) -> problems;
        };
    }
}
