package dev.taffrail.detection.toolcall.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Regular expressions of ECMA-262, section 22.2.1, in Unicode mode, as JSON Schema wants them: reads one from left to
/// right without recursion, and on the way spells it for RE2. Nothing here runs an expression.
public final class EcmaRegex {
    private static final int MAX_LENGTH = 10_000;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final String RE2_ANY = "(?s:.)";
    private static final String RE2_ANY_OF_LINE = "[^\\n\\r\\x{2028}\\x{2029}]";

    private final Cursor cursor;
    private final boolean strict;
    private final StringBuilder re2 = new StringBuilder();
    private final Deque<Group> open = new ArrayDeque<>();
    private final List<String> namesReferred = new ArrayList<>();
    private final EcmaEscape escape;
    private int groups;
    private int highestReferred;
    private boolean linear = true;

    /// What stands before the cursor: nothing that could be repeated, or an atom.
    private boolean afterAtom;

    private EcmaRegex(String regex, boolean strict) {
        this.cursor = new Cursor(regex);
        this.strict = strict;
        this.escape = new EcmaEscape(cursor, strict);
        open.push(new Group(true, false, false));
    }

    /// Whether it is one by the letter. What takes more than linear time is allowed.
    static boolean isRegex(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        try {
            new EcmaRegex(text, true).read();
            return true;
        } catch (EcmaSyntaxException broken) {
            return false;
        }
    }

    /// The same expression for RE2. Forgives what browsers forgive without the flag `u` and what cannot be
    /// mistaken: signs with a backslash that need none, brackets and braces without one.
    ///
    /// @throws PatternSyntaxException when it is none, or nothing bounds its time: looking around, references
    public static String toRe2(String regex) {
        var reader = new EcmaRegex(regex, false);
        try {
            reader.read();
        } catch (EcmaSyntaxException broken) {
            throw new PatternSyntaxException(broken.getMessage(), regex, reader.cursor.position());
        }
        if (!reader.linear) {
            throw new PatternSyntaxException(
                    "looking around and references to groups have no bound in time; write it without", regex, -1);
        }
        return reader.re2.toString();
    }

    private void read() throws EcmaSyntaxException {
        while (!cursor.atEnd()) {
            readTerm();
        }
        if (open.size() > 1) {
            throw new EcmaSyntaxException("a group is not closed");
        }
        if (highestReferred > groups || !open.getFirst().names().containsAll(namesReferred)) {
            throw new EcmaSyntaxException("a reference to a group that is not there");
        }
    }

    private void readTerm() throws EcmaSyntaxException {
        int c = cursor.next();
        switch (c) {
            case '|' -> alternative();
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '^' -> assertion(group().isMultiline() ? "(?m:^)" : "\\A");
            case '$' -> assertion(group().isMultiline() ? "(?m:$)" : "\\z");
            case '.' -> atom(group().isDotAll() ? RE2_ANY : RE2_ANY_OF_LINE);
            case '[' -> atom(new EcmaClass(cursor, escape, strict).read());
            case '\\' -> readEscape();
            case '*', '+', '?' -> repeat(Character.toString(c));
            case '{' -> readBraces();
            case ']', '}' -> lone(c);
            default -> atom(EcmaEscape.literal(c));
        }
    }

    private Group group() {
        return open.getFirst();
    }

    private void atom(String spelled) {
        re2.append(spelled);
        afterAtom = true;
    }

    private void assertion(String spelled) {
        re2.append(spelled);
        afterAtom = false;
    }

    private void alternative() {
        group().nextAlternative();
        assertion("|");
    }

    private void lone(int c) throws EcmaSyntaxException {
        if (strict) {
            throw new EcmaSyntaxException("`%c` stands alone".formatted(c));
        }
        atom(EcmaEscape.literal(c));
    }

    private void openGroup() throws EcmaSyntaxException {
        boolean multiline = group().isMultiline();
        boolean dotAll = group().isDotAll();
        boolean isAtom = true;
        String spelled = "(?:";
        if (cursor.take("?<=") || cursor.take("?<!") || cursor.take("?=") || cursor.take("?!")) {
            isAtom = false;
            linear = false;
        } else if (cursor.take("?<")) {
            groups++;
            String name = groupName();
            if (open.stream().anyMatch(outer -> outer.hasInAlternative(name))) {
                throw new EcmaSyntaxException("two groups have one name");
            }
            group().add(name);
        } else if (cursor.take("?")) {
            var flags = EcmaFlags.read(cursor);
            multiline = flags.of('m', multiline);
            dotAll = flags.of('s', dotAll);
            spelled = flags.re2();
        } else {
            groups++;
        }
        open.push(new Group(isAtom, multiline, dotAll));
        assertion(spelled);
    }

    private void closeGroup() throws EcmaSyntaxException {
        if (open.size() == 1) {
            throw new EcmaSyntaxException("`)` closes nothing");
        }
        Group closed = open.pop();
        group().addAll(closed);
        re2.append(')');
        afterAtom = closed.isAtom();
    }

    private String groupName() throws EcmaSyntaxException {
        var name = new StringBuilder();
        while (!cursor.take('>')) {
            int c = cursor.take("\\u") ? escape.unicode() : cursor.next();
            boolean fits = name.isEmpty() ? startsName(c) : continuesName(c);
            if (!fits) {
                throw new EcmaSyntaxException("the name of a group");
            }
            name.appendCodePoint(c);
        }
        if (name.isEmpty()) {
            throw new EcmaSyntaxException("a group has an empty name");
        }
        return name.toString();
    }

    private static boolean startsName(int c) {
        return c != Cursor.END && (UnicodeProperty.startsIdentifier(c) || c == '$' || c == '_');
    }

    private static boolean continuesName(int c) {
        return c != Cursor.END
                && (UnicodeProperty.continuesIdentifier(c)
                        || c == '$'
                        || c == ZERO_WIDTH_NON_JOINER
                        || c == ZERO_WIDTH_JOINER);
    }

    private void readEscape() throws EcmaSyntaxException {
        int c = cursor.peek();
        if (c == 'b' || c == 'B') {
            cursor.next();
            assertion("\\" + (char) c);
        } else if (c == 'k') {
            cursor.next();
            if (!cursor.take('<')) {
                throw new EcmaSyntaxException("`\\k` without a name");
            }
            namesReferred.add(groupName());
            reference();
        } else if (Ascii.isDigit(c) && c != '0') {
            highestReferred = Math.max(highestReferred, number());
            reference();
        } else {
            atom(escape.outsideClass());
        }
    }

    private void reference() {
        linear = false;
        afterAtom = true;
    }

    private void readBraces() throws EcmaSyntaxException {
        int start = cursor.position();
        if (!Ascii.isDigit(cursor.peek())) {
            lone('{');
            return;
        }
        String least = digits();
        String most = cursor.take(',') ? digits() : least;
        if (!cursor.take('}')) {
            if (strict) {
                throw new EcmaSyntaxException("a number of times is not closed");
            }
            atom(("{" + cursor.since(start)).replace("{", "\\{"));
            return;
        }
        if (!most.isEmpty()
                && (most.length() < least.length() || (most.length() == least.length() && most.compareTo(least) < 0))) {
            throw new EcmaSyntaxException("the numbers of times are out of order");
        }
        repeat(most.equals(least) ? "{" + least + "}" : "{" + least + "," + most + "}");
    }

    private void repeat(String times) throws EcmaSyntaxException {
        if (!afterAtom) {
            throw new EcmaSyntaxException("nothing to repeat");
        }
        re2.append(times).append(cursor.take('?') ? "?" : "");
        afterAtom = false;
    }

    /// Without leading zeros.
    private String digits() {
        int start = cursor.position();
        cursor.takeWhile(Ascii::isDigit);
        String digits = cursor.since(start);
        return digits.isEmpty() ? "" : digits.replaceFirst("^0+(?=.)", "");
    }

    private int number() {
        String digits = digits();
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
