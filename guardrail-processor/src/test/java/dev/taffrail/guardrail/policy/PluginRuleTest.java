package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.verdict.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginRuleTest {
    private static final String LOUD = """
            name: house
            rules:
              - name: loud
                kind: plugin
                plugin: no-shouting
                settings: {least: 5}
                actions: {answer: sanitize}
            """;

    @Test
    void what_a_plug_in_finds_is_acted_upon() {
        var screening = PolicyFile.parse("p.yaml", LOUD).screen(Stage.ANSWER, "I am not LOUD, I am SHOUTING");

        assertThat(screening.text()).isEqualTo("I am not LOUD, I am [removed: loud]");
    }

    @ParameterizedTest
    @CsvSource({
        "crash, UnsupportedOperationException",
        "astray, IllegalStateException",
        "file, IOException",
        "jar, ServiceConfigurationError",
        "deep, StackOverflowError",
        "unnamed, NoShouting$1"
    })
    void one_that_fails_rejects_unless_the_policy_says_otherwise(String text, String failure) {
        var strict = PolicyFile.parse("p.yaml", LOUD).screen(Stage.ANSWER, text);
        var lenient = PolicyFile.parse("p.yaml", LOUD + "    on_error: warn\n").screen(Stage.ANSWER, text);

        assertThat(strict.action()).isEqualTo(Action.REJECT);
        assertThat(lenient.action()).isEqualTo(Action.WARN);
        assertThat(lenient.text()).isEqualTo(text);
        assertThat(lenient.verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.failure()).isEqualTo(failure));
    }

    @Test
    void an_interrupt_that_a_rule_was_told_is_kept_for_the_thread() {
        var screening = PolicyFile.parse("p.yaml", LOUD).screen(Stage.ANSWER, "wait");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(screening.rejected()).isTrue();
    }

    @Test
    void the_end_of_the_virtual_machine_is_not_taken_for_a_finding() {
        var policy = PolicyFile.parse("p.yaml", LOUD);

        assertThatThrownBy(() -> policy.screen(Stage.ANSWER, "memory")).isInstanceOf(OutOfMemoryError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plugin: no-shouting ; plugin: no-whispering ; is no-whispering, which is not installed here",
                "least: 5 ; least: many ; least must be 1 to 99, but is many",
                "least: 5 ; broken: yes ; plugin no-shouting failed with IllegalStateException",
                "least: 5 ; unready: yes ; plugin no-shouting failed with ServiceConfigurationError",
                "answer: sanitize} ; answer: sanitize}, on_error: sanitize ; actions",
            })
    void what_cannot_be_used_is_told_when_the_file_is_read(String right, String wrong, String message) {
        assertThatThrownBy(() -> PolicyFile.parse("p.yaml", LOUD.replace(right, wrong)))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(message.equals("actions") ? "p.yaml:" : message);
    }
}
