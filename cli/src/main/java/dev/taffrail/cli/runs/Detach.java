package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import java.util.concurrent.atomic.AtomicBoolean;

/// While something is waited for, Ctrl-C leaves it alone: the process ends with 130, the run goes on, and a line says
/// how to come back.
final class Detach implements AutoCloseable {
    private final AtomicBoolean waiting = new AtomicBoolean(true);

    private Detach() {}

    static Detach sayingHowToComeBack(CommandContext context, String command) {
        var detach = new Detach();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (detach.waiting.get()) {
                                context.terminal()
                                        .say("\ndetached, it goes on; come back with: "
                                                + context.hints().command(command));
                            }
                        },
                        "detach"));
        return detach;
    }

    /// It is over: nothing is to be said any more.
    @Override
    public void close() {
        waiting.set(false);
    }
}
