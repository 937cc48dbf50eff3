package dev.taffrail.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
    private final Hints hints = new Hints("./taffrail", List.of("--data", "my data"));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "see `taffrail runs list`.",             "see `./taffrail runs list --data 'my data'`."
            "Watch it with: taffrail watch a/b",     "Watch it with: ./taffrail watch a/b --data 'my data'"
            "`taffrail a` then `taffrail b c`",      "`./taffrail a --data 'my data'` then `./taffrail b c --data 'my data'`"
            "taffrail is no command here",           "taffrail is no command here"
            "costs $1 or \\d: taffrail up",          "costs $1 or \\d: ./taffrail up --data 'my data'"
            """)
    void commands_in_messages_can_be_pasted(String message, String adapted) {
        assertThat(hints.in(message)).isEqualTo(adapted);
    }

    @Test
    void nothing_is_added_where_nothing_was_said() {
        assertThat(Hints.PLAIN.in("see `taffrail runs list`")).isEqualTo("see `taffrail runs list`");
    }

    @Test
    void words_for_the_shell_are_quoted() {
        assertThat(new Hints("/o'b/taffrail", List.of()).command("up")).isEqualTo("'/o'\\''b/taffrail' up");
    }
}
