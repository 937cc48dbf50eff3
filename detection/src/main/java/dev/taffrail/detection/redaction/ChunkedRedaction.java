package dev.taffrail.detection.redaction;

import java.util.List;

/// Handles a text that comes in pieces. What comes out, joined, does not depend on where it was cut: pieces are held
/// back until the line
/// they are part of has ended, and lines are handled one by one. A line longer than [#MAX_LINE] is cut there, wherever
/// the pieces end;
/// a private key of several lines is found when it comes as one text only, so do not stream what may hold one.
/// Not thread-safe: one for one text.
public final class ChunkedRedaction {
    public static final int MAX_LINE = 16 * 1024;

    private final Redaction redaction;
    private final TextInspector inspector;
    private final StringBuilder held = new StringBuilder();

    public ChunkedRedaction(Redaction redaction, TextInspector inspector) {
        this.redaction = redaction;
        this.inspector = inspector;
    }

    /// @return what can be shown so far
    public String take(CharSequence piece) {
        var shown = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            held.append(piece.charAt(i));
            if (piece.charAt(i) == '\n' || held.length() == MAX_LINE) {
                shown.append(release());
            }
        }
        return shown.toString();
    }

    /// @return the rest, when the text is over
    public String finish() {
        return release();
    }

    private String release() {
        String line = held.toString();
        held.setLength(0);
        List<Finding> findings = inspector.inspect("", line);
        return redaction.apply(line, findings);
    }
}
