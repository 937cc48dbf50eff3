package dev.taffrail.cli.terminal;

import java.time.Duration;
import java.time.Instant;

/// How far a piece of work is: one line that is redrawn on a terminal, otherwise a line every ten seconds.
public final class Progress implements AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(10);
    private static final int BAR = 24;

    private final Terminal terminal;
    private final boolean shown;
    private Instant last = Instant.MIN;
    private int drawn;

    /// @param shown false for `-q` and for formats that programs read
    public Progress(Terminal terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /// Shows `text`, unless something was shown a moment ago.
    public void update(String text) {
        Instant now = terminal.clock().instant();
        Duration pause = terminal.interactive() ? REDRAW : LINE;
        if (!shown || (!last.equals(Instant.MIN) && Duration.between(last, now).compareTo(pause) < 0)) {
            return;
        }
        last = now;
        draw(text);
    }

    /// Shows `text`, whatever was shown before.
    public void now(String text) {
        if (shown) {
            last = terminal.clock().instant();
            draw(text);
        }
    }

    /// `[#####.....] done/total text`.
    public static String bar(long done, long total, String text) {
        int filled = total == 0 ? BAR : (int) (done * BAR / total);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + done + "/" + total + " " + text;
    }

    /// Removes the line, so that what is printed next stands alone.
    @Override
    public void close() {
        if (drawn > 0) {
            terminal.err().print("\r" + " ".repeat(drawn) + "\r");
            terminal.err().flush();
            drawn = 0;
        }
    }

    private void draw(String text) {
        if (!terminal.interactive()) {
            terminal.err().println(text);
            return;
        }
        terminal.err().print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        terminal.err().flush();
        drawn = text.length();
    }
}
