package dev.taffrail.detection.normal;

import dev.taffrail.detection.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to read a text, and for every character the part of the original it stands for. Immutable.
public final class View {
    private final String text;
    private final List<Form> forms;
    /// Absent while the text is the original.
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;

    private View(String text, List<Form> forms, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.forms = forms;
        this.starts = starts;
        this.ends = ends;
    }

    static View original(String text) {
        return new View(text, List.of(Form.PLAIN), null, null);
    }

    static View mapped(String text, List<Form> forms, int[] starts, int[] ends) {
        return new View(text, forms, starts, ends);
    }

    public String text() {
        return text;
    }

    /// What was done to the original, first step first.
    public List<Form> forms() {
        return forms;
    }

    /// The part of the original that the characters from `start` to `end` (not included) stand for.
    public Span original(int start, int end) {
        if (starts == null || ends == null) {
            return new Span(start, end);
        }
        if (start == end) {
            return new Span(originalStart(start), originalStart(start));
        }
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int i = start; i < end; i++) {
            from = Math.min(from, starts[i]);
            to = Math.max(to, ends[i]);
        }
        return new Span(from, to);
    }

    int originalStart(int at) {
        if (starts == null) {
            return at;
        }
        return at < text.length() ? starts[at] : text.isEmpty() ? 0 : originalEnd(text.length() - 1);
    }

    int originalEnd(int at) {
        return ends == null ? at + 1 : ends[at];
    }
}
