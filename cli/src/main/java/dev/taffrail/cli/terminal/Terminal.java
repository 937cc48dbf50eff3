package dev.taffrail.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/// Where a command reads and writes. Data goes to `out`, messages and progress to `err`.
///
/// @param interactive whether somebody watches `err`, so that a line may be redrawn
/// @param interactiveOut whether `out` is a terminal too
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean interactive,
        boolean interactiveOut,
        InstantSource clock) {

    /// The terminal of this process.
    public static Terminal ofProcess() {
        boolean console = System.console() != null && System.console().isTerminal();
        Map<String, String> environment = System.getenv();
        boolean forced = environment.containsKey("GH_FORCE_TTY");
        return new Terminal(
                System.in,
                System.out,
                System.err,
                environment,
                console || forced,
                console || forced,
                InstantSource.system());
    }

    /// A message for people. Ends a progress line that is being redrawn.
    public void say(String message) {
        err.println(message);
    }
}
