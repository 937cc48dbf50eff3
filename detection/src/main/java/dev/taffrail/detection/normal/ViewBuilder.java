package dev.taffrail.detection.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes a view of another view, character by character.
final class ViewBuilder {
    private final View from;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    ViewBuilder(View from, int expected) {
        this.from = from;
        this.text = new StringBuilder(expected);
        this.starts = new int[Math.max(16, expected)];
        this.ends = new int[starts.length];
    }

    /// Adds a character that stands for the part `start` to `end` of the view it is made from.
    void append(char c, int start, int end) {
        int at = text.length();
        grow(at);
        // A view that runs backwards has its ends the other way round.
        starts[at] = Math.min(from.originalStart(start), from.originalStart(end - 1));
        ends[at] = Math.max(from.originalEnd(start), from.originalEnd(end - 1));
        text.append(c);
    }

    void append(CharSequence some, int start, int end) {
        for (int i = 0; i < some.length(); i++) {
            append(some.charAt(i), start, end);
        }
    }

    /// Takes the character at `at` as it is.
    void copy(int at) {
        append(from.text().charAt(at), at, at + 1);
    }

    /// What follows is said by itself. The break belongs to what comes before.
    void startLine() {
        int at = text.length();
        if (at > 0) {
            grow(at);
            starts[at] = starts[at - 1];
            ends[at] = ends[at - 1];
            text.append('\n');
        }
    }

    int length() {
        return text.length();
    }

    private void grow(int size) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
    }

    View as(Form form) {
        var forms = new ArrayList<>(from.forms());
        if (form != Form.PLAIN) {
            forms.add(form);
        }
        return View.mapped(text.toString(), List.copyOf(forms), starts, ends);
    }
}
