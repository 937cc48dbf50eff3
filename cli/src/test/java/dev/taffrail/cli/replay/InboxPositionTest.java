package dev.taffrail.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.Failure;
import dev.taffrail.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxPositionTest {
    private static final Topics TOPICS = new Topics("taffrail.", 8);

    @Test
    void reads_a_position_with_and_without_the_prefix() {
        var position = new InboxPosition(3, 12_000);

        assertThat(InboxPosition.parse("--from", "taffrail.agent-inbox:3@12000", TOPICS))
                .isEqualTo(position);
        assertThat(InboxPosition.parse("--from", "agent-inbox:3@12000", TOPICS)).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3@12",
                "agent-inbox:3",
                "agent-inbox:-1@3",
                "run-events:3@12",
                "agent-inbox:3@99999999999999999999"
            })
    void says_what_is_wrong_with_another_text(String text) {
        assertThatThrownBy(() -> InboxPosition.parse("--to", text, TOPICS))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--to")
                .hasMessageContaining("taffrail.agent-inbox");
    }
}
