package dev.taffrail.detection.normal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds runs of Base64 (both alphabets, with or without padding, broken into lines or not) that decode to text.
///
/// A run that is no text as a whole is read again piece by piece and line by line, each from its first four characters
/// on: letters and signs that stand before a code, as in an address, are of the alphabet as well and shift it.
final class Base64Runs {
    private static final int MIN_RUN = 16;
    /// A run goes on in the next line when this one is at least so long, or as long as the next.
    private static final int FULL_LINE = 40;
    private static final int SHIFTS = 4;
    private static final byte[] VALUES = values();

    private final String text;
    private final ViewBuilder read;

    private Base64Runs(View from) {
        this.text = from.text();
        this.read = new ViewBuilder(from, 16);
    }

    static boolean isOfAlphabet(char c) {
        return c < 128 && VALUES[c] >= 0;
    }

    /// What all of them say, one below the other, so that many cost what one does.
    ///
    /// @return an empty view when there are none
    static View read(View from) {
        var runs = new Base64Runs(from);
        for (int at = 0; at < runs.text.length(); at++) {
            if (isOfAlphabet(runs.text.charAt(at))) {
                int end = runs.endOfRun(at);
                if (end - at >= MIN_RUN) {
                    runs.run(at, end);
                }
                at = end;
            }
        }
        return runs.read.as(Form.BASE64);
    }

    private int endOfRun(int start) {
        int line = start;
        int end = endOfLine(start);
        for (int next = nextLine(end); next >= 0; next = nextLine(end)) {
            int nextEnd = endOfLine(next);
            boolean full = end - line >= FULL_LINE || (end - line >= MIN_RUN && nextEnd - next <= end - line);
            if (!full) {
                return end;
            }
            line = next;
            end = nextEnd;
        }
        return end;
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < text.length() && isOfAlphabet(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Where the next line begins, or -1 when no line ends here or it does not begin with a code.
    private int nextLine(int end) {
        int at = end < text.length() && text.charAt(end) == '\r' ? end + 1 : end;
        boolean goesOn = at + 1 < text.length() && text.charAt(at) == '\n' && isOfAlphabet(text.charAt(at + 1));
        return goesOn ? at + 1 : -1;
    }

    private void run(int start, int end) {
        boolean read = whole(start, end);
        if (!read && text.indexOf('=', start, end) >= 0) {
            parts(start, end, '=');
        } else if (!read) {
            shifted(start, end);
        }
        if (!read && text.indexOf('\n', start, end) >= 0) {
            parts(start, end, '\n');
        }
    }

    /// Whether nothing in it could not be read.
    private boolean whole(int start, int end) {
        byte[] bytes = bytes(start, end);
        Optional<String> said = Decoded.text(bytes, bytes.length);
        add(said.stream().toList(), start, end);
        return said.isPresent() && said.get().indexOf('\uFFFD') < 0;
    }

    /// @param last what a part ends with: padding, or a line
    private void parts(int start, int end, char last) {
        for (int at = start; at < end; ) {
            int next = text.indexOf(last, at, end);
            int partEnd = next < 0 ? end : next;
            if (partEnd - at >= MIN_RUN && !whole(at, partEnd)) {
                shifted(at, partEnd);
            }
            at = partEnd + 1;
        }
    }

    private void shifted(int start, int end) {
        for (int shift = 0; shift < SHIFTS; shift++) {
            byte[] bytes = bytes(start + shift, end);
            add(Decoded.parts(bytes, bytes.length), start + shift, end);
        }
    }

    /// Padding with more behind it begins anew.
    private byte[] bytes(int start, int end) {
        var bytes = new byte[(int) ((end - start) * 3L / 4) + 3];
        int size = 0;
        int bits = 0;
        int held = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '=') {
                held = 0;
            } else if (isOfAlphabet(c)) {
                bits = (bits << 6) | VALUES[c];
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    bytes[size++] = (byte) (bits >> held);
                }
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private void add(List<String> said, int start, int end) {
        for (String part : said) {
            read.startLine();
            read.append(part, start, end);
        }
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 26; i++) {
            values['A' + i] = (byte) i;
            values['a' + i] = (byte) (26 + i);
        }
        for (int i = 0; i < 10; i++) {
            values['0' + i] = (byte) (52 + i);
        }
        values['+'] = 62;
        values['-'] = 62;
        values['/'] = 63;
        values['_'] = 63;
        values['='] = 0;
        return values;
    }
}
