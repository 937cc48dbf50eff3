package dev.taffrail.agent.tool.text;

import java.nio.charset.StandardCharsets;

/// Cuts text to a number of UTF-8 bytes. Head and tail stay, since a log says what it is at its start and what went
/// wrong at its end; a marker between them says how much is missing.
public final class BoundedText {
    private static final int HEAD_PERCENT = 60;
    private static final int TAIL_PERCENT = 30;

    private BoundedText() {}

    /// The text itself when it fits into `maxBytes`; else the first 60 % and the last 30 % of that many bytes
    /// around a marker. No character is cut in two. Unpaired surrogates become `?`.
    public static String cut(String text, int maxBytes) {
        if (text.length() <= maxBytes / 3) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxBytes) {
            return text;
        }
        int head = characterStart(bytes, (int) ((long) maxBytes * HEAD_PERCENT / 100));
        int tail = characterEnd(bytes, bytes.length - (int) ((long) maxBytes * TAIL_PERCENT / 100));
        return new String(bytes, 0, head, StandardCharsets.UTF_8)
                + "\n[... " + (tail - head) + " of " + bytes.length + " bytes left out ...]\n"
                + new String(bytes, tail, bytes.length - tail, StandardCharsets.UTF_8);
    }

    private static int characterStart(byte[] utf8, int at) {
        int start = at;
        while (start > 0 && isContinuation(utf8[start])) {
            start--;
        }
        return start;
    }

    private static int characterEnd(byte[] utf8, int at) {
        int end = at;
        while (end < utf8.length && isContinuation(utf8[end])) {
            end++;
        }
        return end;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
