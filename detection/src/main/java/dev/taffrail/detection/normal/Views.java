package dev.taffrail.detection.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/// All ways to read a text that are worth looking at: itself first, then what is hidden or encoded in it, encodings
/// within encodings up to [#MAX_DEPTH], and one disguise of what lies there, which does not grow.
///
/// Time is linear in the length of the text, and what is decoded never has more characters than [#MAX_DECODED] and
/// [#MAX_VIEWS] views in all. Everything of one encoding in a view is one view, the same text is read once, what is
/// encoded comes before what is disguised and the surface before what lies deeper, so that no decoding takes the place
/// of another. What finds no place is told by [Readings#complete], except that a disguise under another one, of which
/// [#MAX_DISGUISES] are taken off, is read where there is place.
public final class Views {
    public static final int MAX_DEPTH = 4;
    public static final int MAX_DISGUISES = 2;
    public static final int MAX_VIEWS = 32;
    public static final int MAX_DECODED = 4 << 20;

    private final List<View> views = new ArrayList<>();
    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingInt(Task::rank).thenComparingInt(Task::order));
    private final Set<String> known = new HashSet<>();
    private int left = MAX_DECODED;
    private boolean complete = true;

    private Views() {}

    /// @return at least one view; the first is the text itself, folded
    public static List<View> of(String text) {
        return read(text).views();
    }

    public static Readings read(String text) {
        return read(View.original(text));
    }

    /// [#read], but in place of a document of JSON what its names and values say, a line each: its signs are no
    /// words of whoever wrote it.
    public static Readings said(String text) {
        return said(text, read(text));
    }

    /// The same for a text that has been read.
    ///
    /// @param readings of the text
    public static Readings said(String text, Readings readings) {
        if (!DocumentTexts.isDocument(text)) {
            return readings;
        }
        View document = DocumentTexts.read(View.original(text));
        if (document.text().isEmpty()) {
            return readings;
        }
        Readings said = read(document);
        var views = new ArrayList<>(said.views());
        // Characters by their numbers stand outside of quotes.
        readings.views().stream()
                .filter(view -> view.forms().contains(Form.NUMBERS))
                .forEach(views::add);
        return new Readings(views, said.complete() && readings.complete());
    }

    private static Readings read(View text) {
        var marks = Marks.of(text.text());
        if (marks.isPlain()) {
            return new Readings(List.of(text), true);
        }
        var all = new Views();
        var found = Found.of(text, marks, 0);
        all.known.add(found.plain().text());
        all.keep(marks.isShouted() ? Disguise.quiet(found.plain()) : found.plain());
        all.plan(found);
        for (Task next = all.tasks.poll(); next != null; next = all.tasks.poll()) {
            all.run(next);
        }
        return new Readings(all.views, all.complete);
    }

    /// The text itself, folded, as every other way to read it starts: capitals stay what they are.
    public static View folded(String text) {
        View original = View.original(text);
        return isPlain(text) ? original : Fold.plain(original);
    }

    /// The text [#folded]; of a document of JSON also without the escapes of its values, as often as they are
    /// escaped.
    public static List<View> unescaped(String text) {
        var views = new ArrayList<View>();
        View view = folded(text);
        views.add(view);
        while (views.size() <= MAX_DEPTH && isEscapedDocument(view, Marks.of(view.text()))) {
            view = Fold.plain(Escapes.read(view));
            if (view.text().isEmpty()) {
                break;
            }
            views.add(view);
        }
        return views;
    }

    /// What has been read without its escapes has them in a document within it only.
    private static boolean isEscapedDocument(View view, Marks marks) {
        return marks.isEscapedDocument()
                && (!view.forms().contains(Form.ESCAPED)
                        || view.text().contains("\"{")
                        || view.text().contains("\"[")
                        || view.text().stripLeading().startsWith("\"\""));
    }

    /// Whether [Fold] leaves all of it.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Fold.isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// A view in which more may be found.
    ///
    /// @param written with what [Fold] leaves out
    /// @param depth of how many decodings it is the result
    private record Found(View written, View plain, Marks marks, int depth) {
        static Found of(View written, Marks marks, int depth) {
            if (!marks.hasForeign()) {
                return new Found(written, written, marks, depth);
            }
            View plain = Fold.plain(written);
            return new Found(written, plain, Marks.of(plain.text()), depth);
        }

        boolean isFolded() {
            return written != plain;
        }

        /// Twice is back to what it was, or nothing new.
        boolean isNot(Form form) {
            return !plain.forms().contains(form);
        }

        boolean isEscaped() {
            return marks.hasManyEscapes() || isEscapedDocument(plain, marks);
        }

        int disguises() {
            return Views.disguises(plain);
        }
    }

    /// What is encoded in a view is looked for before what is disguised in it, and both before what is a disguise
    /// of it.
    private record Task(Found found, boolean disguise, int order) {
        int rank() {
            return 2 * found.disguises() + (disguise ? 1 : 0);
        }
    }

    private void plan(Found found) {
        tasks.add(new Task(found, false, views.size()));
        tasks.add(new Task(found, true, views.size()));
    }

    private void run(Task task) {
        if (task.disguise()) {
            undisguise(task.found());
        } else if (task.found().depth() < MAX_DEPTH) {
            decode(task.found());
        } else if (task.found().disguises() < MAX_DISGUISES) {
            complete &= !hidesMore(task.found());
        }
    }

    private void decode(Found found) {
        int depth = found.depth() + 1;
        View view = found.plain();
        Marks marks = found.marks();
        if (found.isFolded()) {
            add(Invisible.read(found.written()), depth);
        }
        if (marks.hasComment()) {
            add(Comments.read(view), depth);
            add(Comments.without(view, false), depth);
            add(Comments.without(view, true), depth);
        }
        if (found.isEscaped()) {
            add(Escapes.read(view), depth);
        }
        if (marks.hasLongRun()) {
            add(Base64Runs.read(view), depth);
        }
        if (marks.hasNumbers()) {
            add(NumberRuns.read(view), depth);
        }
    }

    private void undisguise(Found found) {
        int depth = found.depth() + 1;
        boolean deep = depth > MAX_DEPTH && found.disguises() > 0;
        if (deep || found.disguises() == MAX_DISGUISES) {
            return;
        }
        View view = found.plain();
        Marks marks = found.marks();
        if (found.isFolded()) {
            add(Lookalike.read(view), depth);
            add(Gaps.read(found.written()), depth);
        }
        if (marks.isShouted() && depth > 1) {
            add(Disguise.quiet(view), depth);
        }
        if (marks.looksRotated() && found.isNot(Form.ROT13)) {
            add(Disguise.rotated(view), depth);
        }
        if (marks.looksReversed() && found.isNot(Form.REVERSED)) {
            add(Disguise.reversed(view), depth);
        }
        if (marks.hasLeet() && found.isNot(Form.LEET)) {
            add(Disguise.leet(view, Disguise.ONE_IS_I, marks.isMostlyLeet()), depth);
            add(Disguise.leet(view, Disguise.ONE_IS_L, marks.isMostlyLeet()), depth);
        }
        if (marks.hasSpaced()) {
            add(SpacedLetters.read(view), depth);
        }
        if (marks.hasJoined()) {
            add(JoinedWords.read(view), depth);
        }
    }

    /// Whether something is still encoded in what is decoded no further. A comment stands there to be read; a row
    /// of backslashes says nothing else when it is half as long.
    private boolean hidesMore(Found found) {
        View view = found.plain();
        Marks marks = found.marks();
        return (marks.hasLongRun() && isNews(Base64Runs.read(view)))
                || (marks.hasNumbers() && isNews(NumberRuns.read(view)))
                || (found.isEscaped() && saysOtherThan(view, Escapes.read(view)));
    }

    private boolean saysOtherThan(View view, View read) {
        return isNews(read) && said(view) != said(read);
    }

    private static long said(View view) {
        return view.text().chars().filter(Character::isLetterOrDigit).count();
    }

    private boolean isNews(View view) {
        return !view.text().isEmpty() && !known.contains(view.text());
    }

    private void add(View view, int depth) {
        if (!isNews(view)) {
            return;
        }
        int length = view.text().length();
        if (length > left || views.size() >= MAX_VIEWS) {
            complete &= disguises(view) > 1;
            return;
        }
        left -= length;
        var found = Found.of(view, Marks.of(view.text()), depth);
        if (isNews(found.plain())) {
            keep(found.plain());
        }
        known.add(view.text());
        plan(found);
    }

    private void keep(View view) {
        known.add(view.text());
        views.add(view);
    }

    private static int disguises(View view) {
        return (int) view.forms().stream().filter(Form::isDisguise).count();
    }
}
