package dev.taffrail.detection.normal;

import java.util.ArrayList;
import java.util.List;

/// All ways to read a text that are worth looking at: itself first, then what is hidden or encoded in it, encodings
/// within
/// encodings up to [#MAX_DEPTH]. Time is linear in the length of the text, and what is decoded never has more
/// characters than
/// [#MAX_DECODED] and [#MAX_VIEWS] views in all.
public final class Views {
    public static final int MAX_DEPTH = 4;
    public static final int MAX_VIEWS = 32;
    public static final int MAX_DECODED = 4 << 20;

    private final List<View> views = new ArrayList<>();
    private int left = MAX_DECODED;

    private Views() {}

    /// @return at least one view; the first is the text itself, folded
    public static List<View> of(String text) {
        var marks = Marks.of(text);
        if (marks.isPlain()) {
            return List.of(View.original(text));
        }
        var all = new Views();
        View original = View.original(text);
        View plain = marks.hasForeign() ? Fold.plain(original) : original;
        all.views.add(marks.isShouted() ? Disguise.quiet(plain) : plain);
        if (marks.hasForeign()) {
            all.add(Invisible.read(original), 1);
            all.add(Lookalike.read(plain), 1);
            marks = Marks.of(plain.text());
        }
        all.decode(plain, marks, 1);
        return List.copyOf(all.views);
    }

    /// The text itself, folded, as every other way to read it starts: capitals stay what they are.
    public static View folded(String text) {
        View original = View.original(text);
        return text.chars().allMatch(Views::isPlain) ? original : Fold.plain(original);
    }

    private static boolean isPlain(int c) {
        return (c >= ' ' && c < 127) || c == '\n' || c == '\t' || c == '\r';
    }

    private void decode(View view, Marks marks, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (marks.hasComment()) {
            Comments.read(view).forEach(found -> add(found, depth));
        }
        if (marks.hasEscapes()) {
            add(Escapes.read(view), depth);
        }
        if (marks.hasLongRun()) {
            Base64Runs.read(view).forEach(found -> add(found, depth));
        }
        if (marks.hasNumbers()) {
            NumberRuns.read(view).forEach(found -> add(found, depth));
        }
        if (marks.isShouted() && depth > 1) {
            add(Disguise.quiet(view), depth);
        }
        if (marks.looksRotated() && isNew(view, Form.ROT13)) {
            add(Disguise.rotated(view), depth);
        }
        if (marks.looksReversed() && isNew(view, Form.REVERSED)) {
            add(Disguise.reversed(view), depth);
        }
        if (marks.hasLeet()) {
            add(Disguise.leet(view, Disguise.ONE_IS_I, marks.isMostlyLeet()), depth);
            add(Disguise.leet(view, Disguise.ONE_IS_L, marks.isMostlyLeet()), depth);
        }
        if (marks.hasSpaced()) {
            add(Disguise.spaced(view), depth);
        }
    }

    /// Twice is back to what it was.
    private static boolean isNew(View view, Form form) {
        return !view.forms().contains(form);
    }

    private void add(View view, int depth) {
        int length = view.text().length();
        if (length == 0 || length > left || views.size() >= MAX_VIEWS) {
            return;
        }
        left -= length;
        var marks = Marks.of(view.text());
        View plain = marks.hasForeign() ? Fold.plain(view) : view;
        views.add(plain);
        decode(plain, marks.hasForeign() ? Marks.of(plain.text()) : marks, depth + 1);
    }
}
