package dev.taffrail.bench.train;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// What an attacker may do to a text so that a filter does not read it and a model does.
enum Encoding {
    BASE64,
    HEX,
    ROT13,
    PERCENT,
    HTML_ENTITIES,
    ZERO_WIDTH,
    TAG_CHARACTERS,
    CONFUSABLES,
    FULLWIDTH,
    LEETSPEAK,
    REVERSED,
    SPACED_LETTERS,
    BASE64_OF_PERCENT;

    String of(String text) {
        return switch (this) {
            case BASE64 -> base64(text);
            case HEX -> HexFormat.of().formatHex(utf8(text));
            case ROT13 -> mapped(text, c -> Character.toString(rotated(c)), "");
            case PERCENT -> percent(text);
            case HTML_ENTITIES -> mapped(text, "&#%d;"::formatted, "");
            case ZERO_WIDTH -> mapped(text, Character::toString, "\u200B");
            case TAG_CHARACTERS -> mapped(text, c -> Character.toString(c >= ' ' && c < 127 ? 0xE0000 + c : c), "");
            case CONFUSABLES -> replaced(text, "aceopxyi", "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456");
            case FULLWIDTH -> mapped(text, c -> Character.toString(c > ' ' && c < 127 ? c + 0xFEE0 : c), "");
            case LEETSPEAK -> replaced(text.toLowerCase(Locale.ROOT), "aeiost", "431057");
            case REVERSED -> new StringBuilder(text).reverse().toString();
            case SPACED_LETTERS -> mapped(text, Character::toString, " ");
            case BASE64_OF_PERCENT -> base64(percent(text));
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static String percent(String text) {
        var encoded = new StringBuilder();
        for (byte each : utf8(text)) {
            encoded.append("%%%02X".formatted(each & 0xFF));
        }
        return encoded.toString();
    }

    private static String mapped(String text, IntFunction<String> each, String between) {
        return text.codePoints().mapToObj(each).collect(Collectors.joining(between));
    }

    private static String replaced(String text, String letters, String with) {
        return mapped(
                text,
                c -> {
                    int at = letters.indexOf(c);
                    return at < 0 ? Character.toString(c) : with.substring(at, at + 1);
                },
                "");
    }

    private static int rotated(int c) {
        return c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 13) % 26 : c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + 13) % 26 : c;
    }
}
