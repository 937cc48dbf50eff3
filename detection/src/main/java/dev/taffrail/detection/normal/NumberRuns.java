package dev.taffrail.detection.normal;

import java.util.ArrayList;
import java.util.List;

/// Finds characters given by their numbers: `69676e6f7265`, `69 67 6e`, `6967 6e6f`, `0x69, 0x67`, `01101001 01100111`,
/// `105 103 110`.
///
/// Numbers with separators between them are one series. Of each series those neighbours are read together that can be
/// bytes of one writing, so that a number beside them, as of a step, hides nothing.
final class NumberRuns {
    private static final int MIN_BYTES = 6;
    private static final int MAX_SEPARATOR = 4;

    private final String text;
    private final ViewBuilder read;

    private NumberRuns(View from) {
        this.text = from.text();
        this.read = new ViewBuilder(from, 16);
    }

    /// What all of them say, one below the other, so that many cost what one does.
    ///
    /// @return an empty view when there are none
    static View read(View from) {
        var runs = new NumberRuns(from);
        runs.run();
        return runs.read.as(Form.NUMBERS);
    }

    static boolean isSeparator(char c) {
        return c == ' ' || c == ',' || c == ';' || c == ':' || c == '\n' || c == '\r' || c == '\t';
    }

    /// Some digits without anything between them.
    ///
    /// @param ones whether all of them are ones and noughts
    /// @param decimal whether none of them is a letter
    private record Group(int start, int end, boolean ones, boolean decimal) {
        int width() {
            return end - start;
        }

        boolean isLike(Group other) {
            return width() == other.width() && isBinary() == other.isBinary();
        }

        boolean isBinary() {
            return ones && (width() % 8 == 0 || width() > 8 * MIN_BYTES);
        }

        int radix() {
            return isBinary() ? 2 : 16;
        }

        /// How many digits one byte has.
        int digits() {
            return isBinary() ? 8 : 2;
        }
    }

    private void run() {
        for (int at = 0; at < text.length(); ) {
            if (isHex(text.charAt(at))
                    && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || isPrefix(at))) {
                List<Group> series = series(at);
                widths(series);
                decimals(series);
                at = series.getLast().end();
            } else {
                at++;
            }
        }
    }

    private boolean isPrefix(int at) {
        return at > 1 && (text.charAt(at - 1) == 'x' || text.charAt(at - 1) == 'X') && text.charAt(at - 2) == '0';
    }

    private List<Group> series(int start) {
        var groups = new ArrayList<Group>();
        int next = start;
        int end = start - 1;
        while (next > end && next < text.length() && isHex(text.charAt(next))) {
            Group group = group(next);
            groups.add(group);
            end = group.end();
            next = afterSeparator(end);
        }
        return groups;
    }

    private Group group(int start) {
        int end = start;
        boolean ones = true;
        boolean decimal = true;
        while (end < text.length() && isHex(text.charAt(end))) {
            ones &= text.charAt(end) <= '1';
            decimal &= text.charAt(end) <= '9';
            end++;
        }
        return new Group(start, end, ones, decimal);
    }

    private int afterSeparator(int end) {
        int at = end;
        while (at < text.length() && at - end < MAX_SEPARATOR && isSeparator(text.charAt(at))) {
            at++;
        }
        boolean prefixed = at + 1 < text.length() && text.charAt(at) == '0' && (text.charAt(at + 1) | 32) == 'x';
        return at > end && prefixed ? at + 2 : at;
    }

    /// Hexadecimal and binary bytes: neighbours of one width, of which the last may be shorter.
    private void widths(List<Group> series) {
        for (int from = 0; from < series.size(); ) {
            Group first = series.get(from);
            int to = from + 1;
            while (to < series.size() && series.get(to).isLike(first)) {
                to++;
            }
            boolean tail = to < series.size()
                    && first.width() > first.digits()
                    && series.get(to).width() < first.width();
            take(series.subList(from, tail ? to + 1 : to));
            from = to;
        }
    }

    private void take(List<Group> groups) {
        boolean whole = groups.getFirst().width() % groups.getFirst().digits() == 0;
        boolean found = whole && addText(groups, bytes(groups, 0));
        if (!found) {
            for (Group group : groups) {
                found |= takeAlone(group);
            }
        }
        if (!found && whole) {
            addParts(groups, bytes(groups, 0));
        }
    }

    /// What stands before a long row of digits may be of digits as well.
    private boolean takeAlone(Group group) {
        boolean found = false;
        if (group.width() >= MIN_BYTES * group.digits()) {
            for (int shift = 0; shift < group.digits(); shift++) {
                byte[] bytes = bytes(List.of(group), shift);
                found |= addText(List.of(group), bytes) || addParts(List.of(group), bytes);
            }
        }
        return found;
    }

    /// @param shift how many digits are left out
    private byte[] bytes(List<Group> groups, int shift) {
        int digits = groups.getFirst().digits();
        int radix = groups.getFirst().radix();
        var bytes = new byte[(groups.stream().mapToInt(Group::width).sum() - shift) / digits];
        int seen = -shift;
        for (Group group : groups) {
            for (int at = group.start(); at < group.end() && seen < bytes.length * digits; at++, seen++) {
                if (seen >= 0) {
                    int place = seen / digits;
                    bytes[place] = (byte) (bytes[place] * radix + Character.digit(text.charAt(at), radix));
                }
            }
        }
        return bytes;
    }

    /// Numbers that are bytes. Such with two digits each were taken for hexadecimal ones: they are read once more
    /// when all of them can be letters.
    private void decimals(List<Group> series) {
        for (int from = 0; from < series.size(); ) {
            int to = from;
            boolean twoEach = true;
            boolean letters = true;
            while (to < series.size() && isByte(series.get(to))) {
                twoEach &= series.get(to).width() == 2;
                letters &= isSaid(value(series.get(to)));
                to++;
            }
            boolean partOfOther = twoEach && (isPair(series, from - 1) || isPair(series, to));
            if (to - from >= MIN_BYTES && (!twoEach || letters) && !partOfOther) {
                List<Group> groups = series.subList(from, to);
                var bytes = new byte[groups.size()];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) value(groups.get(i));
                }
                if (!addText(groups, bytes)) {
                    addParts(groups, bytes);
                }
            }
            from = Math.max(to, from + 1);
        }
    }

    private static boolean isPair(List<Group> series, int at) {
        return at >= 0 && at < series.size() && series.get(at).width() == 2;
    }

    private boolean isByte(Group group) {
        return group.decimal() && group.width() <= 3 && value(group) <= 255;
    }

    private static boolean isSaid(int value) {
        return (value >= 32 && value < 127) || value == 10;
    }

    private int value(Group group) {
        return Integer.parseInt(text, group.start(), group.end(), 10);
    }

    private boolean addText(List<Group> groups, byte[] bytes) {
        return add(groups, Decoded.text(bytes, bytes.length).stream().toList());
    }

    private boolean addParts(List<Group> groups, byte[] bytes) {
        return add(groups, Decoded.parts(bytes, bytes.length));
    }

    private boolean add(List<Group> groups, List<String> said) {
        for (String part : said) {
            read.startLine();
            read.append(part, groups.getFirst().start(), groups.getLast().end());
        }
        return !said.isEmpty();
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
