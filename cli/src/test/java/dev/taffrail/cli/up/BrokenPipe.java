package dev.taffrail.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taffrail.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/// A terminal whose reader goes away after some lines.
final class BrokenPipe extends OutputStream {
    private final int most;
    private int taken;

    BrokenPipe(int most) {
        this.most = most;
    }

    Terminal terminal() {
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(this, true, UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                Map.of(),
                false,
                false,
                InstantSource.system());
    }

    /// How many lines came through.
    int taken() {
        return taken;
    }

    @Override
    public void write(int one) throws IOException {
        if (taken == most) {
            throw new IOException("Broken pipe");
        }
        if (one == '\n') {
            taken++;
        }
    }
}
