package dev.taffrail.cli;

import dev.taffrail.cli.command.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The reference page of the commands, from what picocli knows of them.
final class CliPage {
    private CliPage() {}

    static String markdown(CommandLine root) {
        var page = new StringBuilder("""
                # Commands

                Data goes to standard output, messages and progress to standard error. Every command takes the options of `taffrail` itself.

                | exit code | means |
                |---|---|
                """);
        for (ExitCode code : ExitCode.values()) {
            page.append("| %d | %s |\n".formatted(code.number(), code.meaning()));
        }
        add(page, root);
        return page.toString();
    }

    private static void add(StringBuilder page, CommandLine command) {
        page.append("\n## `%s`\n\n```\n".formatted(command.getCommandSpec().qualifiedName()));
        page.append(command.getUsageMessage(Ansi.OFF).stripTrailing().replaceAll("[ \\t]+\n", "\n"));
        page.append("\n```\n");
        command.getSubcommands().values().forEach(one -> add(page, one));
    }
}
