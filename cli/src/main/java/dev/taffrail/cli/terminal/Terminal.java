package dev.taffrail.cli.terminal;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

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
        boolean console =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
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

    /// A stream as a writer in its own charset, for libraries that want one.
    public PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /// Whether nobody reads `out` any more, as behind `| head`. Known only after something was written.
    public boolean isDeserted() {
        return out.checkError();
    }

    /// A message for people. Ends a progress line that is being redrawn.
    public void say(String message) {
        err.println(message);
    }
}
