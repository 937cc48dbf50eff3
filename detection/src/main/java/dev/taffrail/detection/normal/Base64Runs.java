package dev.taffrail.detection.normal;

import java.util.Arrays;

/// Finds runs of Base64 (both alphabets, with or without padding, broken into lines or not) that decode to text.
final class Base64Runs {
    private static final int MIN_RUN = 16;
    /// A run goes on in the next line when this one is at least so long.
    private static final int FULL_LINE = 40;
    private static final byte[] VALUES = values();

    private Base64Runs() {}

    static boolean isOfAlphabet(char c) {
        return c < 128 && VALUES[c] >= 0;
    }

    /// What all of them say, one below the other, so that many cost what one does.
    ///
    /// @return an empty view when there are none
    static View read(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, 16);
        for (int at = 0; at < text.length(); at++) {
            if (isOfAlphabet(text.charAt(at))) {
                int end = endOfRun(text, at);
                if (end - at >= MIN_RUN) {
                    decode(text, at, end, read);
                }
                at = end;
            }
        }
        return read.as(Form.BASE64);
    }

    private static int endOfRun(String text, int start) {
        int line = start;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isOfAlphabet(c)) {
                at++;
            } else if (isBreak(text, at) && at - line >= FULL_LINE && startsAgain(text, at)) {
                at += text.charAt(at) == '\r' ? 2 : 1;
                line = at;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isBreak(String text, int at) {
        return text.charAt(at) == '\n'
                || (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
    }

    private static boolean startsAgain(String text, int at) {
        int next = at + (text.charAt(at) == '\r' ? 2 : 1);
        return next < text.length() && isOfAlphabet(text.charAt(next));
    }

    private static void decode(String text, int start, int end, ViewBuilder read) {
        var bytes = new byte[(end - start) * 3 / 4 + 3];
        int size = 0;
        int bits = 0;
        int held = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (isOfAlphabet(c) && c != '=') {
                bits = (bits << 6) | VALUES[c];
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    bytes[size++] = (byte) (bits >> held);
                }
            }
        }
        Decoded.text(bytes, size).ifPresent(said -> {
            read.startLine();
            read.append(said, start, end);
        });
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
