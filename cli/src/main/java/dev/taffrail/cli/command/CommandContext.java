package dev.taffrail.cli.command;

import dev.taffrail.cli.terminal.Hints;
import dev.taffrail.cli.terminal.Printer;
import dev.taffrail.cli.terminal.Terminal;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.util.Map;

/// What every command works with: the terminal, and the options that all commands share.
public final class CommandContext {
    private final Terminal terminal;
    private final CommonOptions options;

    public CommandContext(Terminal terminal, CommonOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    public Terminal terminal() {
        return terminal;
    }

    /// Filled when the command line has been parsed.
    public CommonOptions options() {
        return options;
    }

    /// Writes answers in the format that was asked for.
    public Printer printer() {
        return new Printer(terminal, options.output(), options.isQuiet(), options.color(), hints());
    }

    /// How commands are written in messages.
    public Hints hints() {
        return options.hints(terminal.environment());
    }

    /// Flags, environment, project file, user file.
    public Settings settings() {
        return options.settings(terminal.environment(), Map.of());
    }

    /// The same with the flags of one command, which win over everything.
    public Settings settings(Map<String, String> flags) {
        return options.settings(terminal.environment(), flags);
    }

    /// Flags only, for the few questions that are asked before files are read.
    public Source flags() {
        return Source.of("flag", options.asSettings());
    }
}
