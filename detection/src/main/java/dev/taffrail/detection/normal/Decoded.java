package dev.taffrail.detection.normal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells bytes that are text from bytes that only happened to be decoded.
final class Decoded {
    private static final int MIN_SIZE = 6;
    /// So many characters in a row that can be read are no chance.
    private static final int MIN_PART = 16;

    private Decoded() {}

    /// The bytes as UTF-8 text when nearly all of it can be read.
    static Optional<String> text(byte[] bytes, int size) {
        if (size < MIN_SIZE) {
            return Optional.empty();
        }
        String said = utf8(bytes, size);
        int odd = 0;
        for (int i = 0; i < said.length(); i++) {
            odd += isOdd(said.charAt(i)) ? 1 : 0;
        }
        return 20 * odd <= said.length() && isSaid(said) ? Optional.of(said) : Optional.empty();
    }

    /// What can be read among bytes of which most are no text.
    static List<String> parts(byte[] bytes, int size) {
        var parts = new ArrayList<String>();
        String said = size < MIN_PART ? "" : utf8(bytes, size);
        int start = 0;
        for (int at = 0; at <= said.length(); at++) {
            if (at == said.length() || isOdd(said.charAt(at))) {
                if (at - start >= MIN_PART && isSaid(said.substring(start, at))) {
                    parts.add(said.substring(start, at));
                }
                start = at + 1;
            }
        }
        return parts;
    }

    private static String utf8(byte[] bytes, int size) {
        return new String(bytes, 0, bytes[size - 1] == 0 ? size - 1 : size, StandardCharsets.UTF_8);
    }

    private static boolean isOdd(char c) {
        return c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\t' && c != '\r');
    }

    private static boolean isSaid(String said) {
        int letters = 0;
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            letters += Character.isLetterOrDigit(c) || c == ' ' ? 1 : 0;
        }
        return 2 * letters >= said.length();
    }
}
