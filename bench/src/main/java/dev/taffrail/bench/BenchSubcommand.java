package dev.taffrail.bench;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.Subcommand;

/// Adds `taffrail bench`.
public final class BenchSubcommand implements Subcommand {
    @Override
    public Object command(CommandContext context) {
        return new BenchCommand(context);
    }
}
