package dev.taffrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taffrail.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// A terminal that nobody sits at: it keeps what was printed.
public final class FakeTerminal {
    public static final Instant NOW = Instant.parse("2031-03-04T10:15:30Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    public FakeTerminal(Map<String, String> environment) {
        this.terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment,
                false,
                false,
                InstantSource.fixed(NOW));
    }

    public Terminal terminal() {
        return terminal;
    }

    public String out() {
        return out.toString(UTF_8);
    }

    public String err() {
        return err.toString(UTF_8);
    }
}
