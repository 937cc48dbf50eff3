package dev.taffrail.bench.train;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Harmless texts as they look when encoded: the code itself must not count as an attack, what it decodes to is looked
/// at anyway.
final class Disguises {
    private Disguises() {}

    static List<String> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return List.of(
                HexFormat.ofDelimiter(" ").formatHex(bytes),
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                joined(bytes, "", "%%%02X"),
                joined(bytes, "", "\\x%02x"),
                joined(bytes, " ", "%d"),
                joined(bytes, "", "&#%d;"),
                joined(bytes, " ", "%8s"),
                text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()),
                text.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining(" ")),
                text.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("-")),
                text.chars().mapToObj(c -> String.valueOf((char) rotated(c))).collect(Collectors.joining()),
                new StringBuilder(text).reverse().toString(),
                text.toLowerCase(Locale.ROOT)
                        .replace('a', '4')
                        .replace('e', '3')
                        .replace('i', '1')
                        .replace('o', '0'),
                text.toLowerCase(Locale.ROOT)
                        .replace('a', '@')
                        .replace('e', '3')
                        .replace('i', '!')
                        .replace('s', '$'));
    }

    private static String joined(byte[] bytes, String between, String form) {
        var text = new StringBuilder();
        for (byte each : bytes) {
            String said = form.equals("%8s") ? binary(each) : form.formatted(each & 0xFF);
            text.append(text.isEmpty() ? "" : between).append(said);
        }
        return text.toString();
    }

    private static String binary(byte value) {
        return Integer.toBinaryString(256 | (value & 0xFF)).substring(1);
    }

    private static int rotated(int c) {
        return c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 13) % 26 : c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + 13) % 26 : c;
    }
}
