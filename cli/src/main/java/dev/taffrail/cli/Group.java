package dev.taffrail.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that only holds others, such as `taffrail runs`.
@Command
final class Group implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Group() {}

    /// @param description one sentence
    static CommandLine of(String name, String description, List<? extends Object> commands) {
        var line = new CommandLine(new Group());
        line.getCommandSpec().name(name).usageMessage().description(description);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing after `" + spec.name() + "`: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
