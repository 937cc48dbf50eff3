package dev.taffrail.detection.normal;

import java.nio.charset.StandardCharsets;

/// Reads what is written with characters nobody sees: tag characters that spell ASCII, variation selectors that spell
/// bytes. The flag of a region is a short run of tags as well; it reads as a few letters and harms nobody.
final class Invisible {
    private static final int TAGS = 0xE0000;

    private Invisible() {}

    static View read(View from) {
        String text = from.text();
        var read = new ViewBuilder(from, 16);
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int end = at + Character.charCount(codePoint);
            if (codePoint >= TAGS + ' ' && codePoint < TAGS + 127) {
                read.append((char) (codePoint - TAGS), at, end);
            } else if (codePoint <= ' ' && read.length() > 0 && text.codePointBefore(at) >= TAGS) {
                read.append((char) codePoint, at, end);
            } else if (byteOf(codePoint) >= 0) {
                read.append((char) byteOf(codePoint), at, end);
            }
            at = end;
        }
        return read.as(Form.INVISIBLE);
    }

    /// Only printable ASCII: a single selector after an emoji is what selectors are for.
    private static int byteOf(int codePoint) {
        int value = codePoint >= 0xFE00 && codePoint <= 0xFE0F
                ? codePoint - 0xFE00
                : codePoint >= 0xE0100 && codePoint <= 0xE01EF ? codePoint - 0xE0100 + 16 : -1;
        return value >= ' ' && value < 127 ? value : -1;
    }

    static String utf8(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
