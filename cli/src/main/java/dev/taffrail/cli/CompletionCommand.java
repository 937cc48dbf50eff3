package dev.taffrail.cli;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `taffrail completion`.
@Command(
        name = "completion",
        description = {"Prints a script that completes commands in a shell.", "", "  source <(taffrail completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell = "";

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new Failure(
                    ExitCode.USAGE, "SHELL is `" + shell + "`, but there are completions for bash and zsh only");
        }
        context.terminal().out().print(AutoComplete.bash("taffrail", spec.root().commandLine()));
        return ExitCode.OK.number();
    }
}
