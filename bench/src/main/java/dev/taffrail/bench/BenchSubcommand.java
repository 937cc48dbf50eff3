package dev.taffrail.bench;

import dev.taffrail.bench.faults.FaultsCommand;
import dev.taffrail.bench.train.TrainCommand;
import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.Subcommand;
import picocli.CommandLine;

/// Adds `taffrail bench`, `taffrail bench faults` and `taffrail bench train`.
public final class BenchSubcommand implements Subcommand {
    @Override
    public Object command(CommandContext context) {
        return new CommandLine(new BenchCommand(context))
                .addSubcommand(new FaultsCommand(context))
                .addSubcommand(new TrainCommand(context));
    }
}
