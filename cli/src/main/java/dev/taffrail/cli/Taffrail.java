package dev.taffrail.cli;

import dev.taffrail.cli.agents.AgentsCommand;
import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.CommonOptions;
import dev.taffrail.cli.command.Subcommand;
import dev.taffrail.cli.demo.DemoCommand;
import dev.taffrail.cli.doctor.DoctorCommand;
import dev.taffrail.cli.policies.PolicyCommand;
import dev.taffrail.cli.replay.ReplayCommand;
import dev.taffrail.cli.runs.CancelCommand;
import dev.taffrail.cli.runs.PauseCommand;
import dev.taffrail.cli.runs.ResumeCommand;
import dev.taffrail.cli.runs.RunCommand;
import dev.taffrail.cli.runs.RunsListCommand;
import dev.taffrail.cli.runs.RunsShowCommand;
import dev.taffrail.cli.runs.SubmitCommand;
import dev.taffrail.cli.runs.TailCommand;
import dev.taffrail.cli.runs.WatchCommand;
import dev.taffrail.cli.settings.ConfigViewCommand;
import dev.taffrail.cli.terminal.Terminal;
import dev.taffrail.cli.topics.TopicsCommand;
import dev.taffrail.cli.up.UpCommand;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `taffrail` command.
@Command(
        name = "taffrail",
        description = "Runs LLM agents on Kafka: guarded, bounded, recorded, resumable.",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        footer = {
            "",
            "Begin with `taffrail demo`, or with `taffrail up` and `taffrail run clerk \"Which orders wait, and for what?\"`."
        })
public final class Taffrail implements Runnable {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Taffrail() {}

    public static void main(String... args) {
        LogLevel.choose(args, System.getenv());
        System.exit(commandLine(Terminal.ofProcess()).execute(args));
    }

    /// All commands, ready to execute. For `main`, tests and the reference page.
    public static CommandLine commandLine(Terminal terminal) {
        var root = new Taffrail();
        var line = new CommandLine(root);
        var context = new CommandContext(terminal, root.options);
        commands(context).forEach(line::addSubcommand);
        groups(context).forEach(line::addSubcommand);
        for (Subcommand more : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(more.command(context));
        }
        var errors = new Errors(terminal, root.options);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setOut(terminal.writer(terminal.out()))
                .setErr(terminal.writer(terminal.err()));
    }

    private static List<Object> commands(CommandContext context) {
        return List.of(
                new UpCommand(context),
                new DemoCommand(context),
                new RunCommand(context),
                new SubmitCommand(context),
                new WatchCommand(context),
                new TailCommand(context),
                new CancelCommand(context),
                new PauseCommand(context),
                new ResumeCommand(context),
                new ReplayCommand(context),
                new DoctorCommand(context),
                new VersionCommand(context),
                new CompletionCommand(context));
    }

    private static List<CommandLine> groups(CommandContext context) {
        return List.of(
                Group.of(
                        "runs",
                        "Shows runs that were asked for.",
                        List.of(new RunsListCommand(context), new RunsShowCommand(context))),
                Group.of("topics", "Makes and checks the topics.", TopicsCommand.all(context)),
                Group.of("agents", "Shows, checks and registers agents.", AgentsCommand.all(context)),
                Group.of(
                        "policy", "Shows, checks, tries, measures and registers policies.", PolicyCommand.all(context)),
                Group.of("config", "Shows the settings.", List.of(new ConfigViewCommand(context))));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
