package dev.taffrail.schemas.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import org.junit.jupiter.api.Test;

class CommandCheckTest {
    private static final Limits MORE = LimitWords.with(Limits.NONE, "total_tokens", 100);

    @Test
    void good_commands_pass() {
        assertThat(CommandCheck.problem(command("c", CommandKind.CANCEL, "", Limits.NONE, 0)))
                .isEmpty();
        assertThat(CommandCheck.problem(command("c", CommandKind.RESUME, "", MORE, 3)))
                .isEmpty();
        assertThat(CommandCheck.problem(command("c", CommandKind.MESSAGE, "go on", Limits.NONE, 0)))
                .isEmpty();
        assertThat(CommandCheck.problem(command("c", CommandKind.ADD_BUDGET, "", MORE, 0)))
                .isEmpty();
    }

    @Test
    void bad_ones_are_named() {
        assertThat(CommandCheck.problem(command("", CommandKind.CANCEL, "", Limits.NONE, 0)))
                .hasValue("command_id is missing");
        assertThat(CommandCheck.problem(command("c", CommandKind.UNKNOWN, "", Limits.NONE, 0)))
                .hasValue("kind is missing or unknown; it is one of CANCEL, PAUSE, RESUME, ADD_BUDGET, MESSAGE");
        assertThat(CommandCheck.problem(command("c", CommandKind.MESSAGE, "", Limits.NONE, 0)))
                .hasValue("text is missing; it is the message");
        assertThat(CommandCheck.problem(command("c", CommandKind.ADD_BUDGET, "", Limits.NONE, 0)))
                .hasValueSatisfying(said -> assertThat(said).startsWith("add is missing"));
        assertThat(CommandCheck.problem(command("c", CommandKind.RESUME, "", Limits.NONE, -1)))
                .hasValueSatisfying(said -> assertThat(said).startsWith("checkpoint is -1"));
        assertThat(CommandCheck.problem(
                        command("c", CommandKind.ADD_BUDGET, "", LimitWords.with(Limits.NONE, "cost_micros", -5), 0)))
                .hasValueSatisfying(said -> assertThat(said).startsWith("add.cost_micros is -5"));
    }

    private static RunCommand command(String id, CommandKind kind, String text, Limits add, int checkpoint) {
        return new RunCommand(id, "", "", "r1", kind, "", Text.of(text, Origin.USER), add, checkpoint, "", "");
    }
}
