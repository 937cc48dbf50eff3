package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.normal.NamedText;
import dev.taffrail.schemas.verdict.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text by itself: a whole one, or a value of a JSON document without its escapes. For one thread.
final class Field {
    private final String name;
    private final String value;
    private final int start;
    /// Where each character, and the end, are in the whole text; absent while that is the same distance everywhere.
    private final int @Nullable [] places;
    private @Nullable NamedText named;

    private Field(String name, String value, int start, int @Nullable [] places) {
        this.name = name;
        this.value = value;
        this.start = start;
        this.places = places;
    }

    static Field whole(String text) {
        return new Field("", text, 0, null);
    }

    static Field of(String json, JsonToken token) {
        String raw = json.substring(token.start(), token.end());
        return raw.indexOf('\\') < 0
                ? new Field(token.field(), raw, token.start(), null)
                : unescaped(token.field(), raw, token.start());
    }

    /// What a text of JSON says.
    ///
    /// @param raw what stands between its quotes
    static String meaning(String raw) {
        return raw.indexOf('\\') < 0 ? raw : unescaped("", raw, 0).value();
    }

    /// With what it is called, which is nothing for a text by itself.
    NamedText named() {
        if (named == null) {
            named = NamedText.of(name, value);
        }
        return named;
    }

    String value() {
        return value;
    }

    /// The part of the whole text that a part of the value stands for.
    Span original(int from, int to) {
        return places == null ? new Span(start + from, start + to) : new Span(places[from], places[to]);
    }

    private static Field unescaped(String name, String raw, int start) {
        var value = new StringBuilder(raw.length());
        var places = new int[raw.length() + 1];
        for (int at = 0; at < raw.length(); ) {
            places[value.length()] = start + at;
            char c = raw.charAt(at);
            if (c != '\\') {
                value.append(c);
                at++;
            } else if (raw.charAt(at + 1) == 'u') {
                value.append((char) Integer.parseInt(raw, at + 2, at + 6, 16));
                at += 6;
            } else {
                value.append(meaning(raw.charAt(at + 1)));
                at += 2;
            }
        }
        places[value.length()] = start + raw.length();
        return new Field(name, value.toString(), start, Arrays.copyOf(places, value.length() + 1));
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            // A quote, a slash or a backslash stands for itself.
            default -> escaped;
        };
    }
}
