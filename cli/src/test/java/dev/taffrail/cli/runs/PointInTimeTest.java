package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.FakeTerminal;
import dev.taffrail.cli.command.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {
    @ParameterizedTest
    @CsvSource({
        "30s, 2031-03-04T10:15:00Z",
        "15m, 2031-03-04T10:00:30Z",
        "2h, 2031-03-04T08:15:30Z",
        "4d, 2031-02-28T10:15:30Z",
        "2031-01-31T12:00:00Z, 2031-01-31T12:00:00Z"
    })
    void is_how_long_ago_or_a_moment(String text, String moment) {
        assertThat(PointInTime.parse("--since", text, FakeTerminal.NOW)).hasToString(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2", "2w", "2031-01-31"})
    void names_the_option_that_is_wrong(String text) {
        assertThatThrownBy(() -> PointInTime.parse("--since", text, FakeTerminal.NOW))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--since is `" + text + "`");
    }
}
