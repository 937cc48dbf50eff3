package dev.taffrail.cli.command;

/// A command that another module adds to `taffrail`: a class with picocli's `@Command`, made by a public no-argument
/// constructor and named in `META-INF/services/dev.taffrail.cli.command.Subcommand` of its jar.
public interface Subcommand {
    /// The command to add, annotated for picocli; a `Callable<Integer>` that returns the exit code.
    Object command(CommandContext context);
}
