package dev.taffrail.schemas.form;

import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a command to a run can be meant. Whether the run's state allows it is the run machine's business.
public final class CommandCheck {
    /// How long a reason may be, in characters.
    public static final int MAX_REASON_LENGTH = 1_000;

    private CommandCheck() {}

    /// What is wrong with `command`; empty when nothing is.
    public static Optional<String> problem(RunCommand command) {
        return Names.problem("command_id", command.commandId())
                .or(() -> kind(command))
                .or(() -> LimitsCheck.problem("add", command.add()))
                .or(() -> TextSize.problem("text", command.text()))
                .or(() -> RequestCheck.principal(command.principal()))
                .or(() -> reason(command))
                .or(() -> checkpoint(command.checkpoint()));
    }

    private static Optional<String> kind(RunCommand command) {
        return switch (command.kind()) {
            case UNKNOWN -> Optional.of("kind is missing or unknown; it is one of " + kinds());
            case CANCEL, PAUSE, RESUME -> Optional.empty();
            case ADD_BUDGET ->
                command.add().equals(Limits.NONE)
                        ? Optional.of("add is missing; say which limits to raise by how much")
                        : Optional.empty();
            case MESSAGE ->
                command.text().content().isEmpty()
                        ? Optional.of("text is missing; it is the message")
                        : Optional.empty();
        };
    }

    private static Optional<String> reason(RunCommand command) {
        return command.reason().length() > MAX_REASON_LENGTH
                ? Optional.of("reason has " + command.reason().length() + " characters; at most " + MAX_REASON_LENGTH
                        + " are allowed")
                : Optional.empty();
    }

    private static Optional<String> checkpoint(long checkpoint) {
        return checkpoint < 0 || checkpoint > LimitWords.MAX
                ? Optional.of("checkpoint is " + checkpoint + "; give the number of a step, or 0 for the last")
                : Optional.empty();
    }

    private static String kinds() {
        return Arrays.stream(CommandKind.values())
                .filter(kind -> kind != CommandKind.UNKNOWN)
                .map(CommandKind::name)
                .collect(Collectors.joining(", "));
    }
}
