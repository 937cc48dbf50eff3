package dev.taffrail.detection.normal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Tells bytes that are text from bytes that only happened to be decoded.
final class Decoded {
    private static final int MIN_SIZE = 6;

    private Decoded() {}

    /// The bytes as UTF-8 text when nearly all of it can be read.
    static Optional<String> text(byte[] bytes, int size) {
        if (size < MIN_SIZE) {
            return Optional.empty();
        }
        int end = bytes[size - 1] == 0 ? size - 1 : size;
        String said = new String(bytes, 0, end, StandardCharsets.UTF_8);
        int odd = 0;
        int letters = 0;
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            odd += c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\t' && c != '\r') ? 1 : 0;
            letters += Character.isLetterOrDigit(c) || c == ' ' ? 1 : 0;
        }
        return 20 * odd <= said.length() && 2 * letters >= said.length() ? Optional.of(said) : Optional.empty();
    }
}
