package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.normal.NamedText;
import dev.taffrail.detection.normal.Quoted;
import dev.taffrail.schemas.verdict.Span;
import org.jspecify.annotations.Nullable;

/// A text by itself: a whole one, or a value of a JSON document without its escapes. For one thread.
final class Field {
    private final String name;
    private final String value;
    private final int start;
    /// The value with its places; absent while these are the same distance from the start everywhere.
    private final @Nullable Quoted quoted;
    private @Nullable NamedText named;

    private Field(String name, String value, int start, @Nullable Quoted quoted) {
        this.name = name;
        this.value = value;
        this.start = start;
        this.quoted = quoted;
    }

    static Field whole(String text) {
        return new Field("", text, 0, null);
    }

    static Field of(String json, JsonToken token) {
        String raw = json.substring(token.start(), token.end());
        if (raw.indexOf('\\') < 0) {
            return new Field(token.field(), raw, token.start(), null);
        }
        var quoted = Quoted.of(raw, token.start());
        return new Field(token.field(), quoted.text(), token.start(), quoted);
    }

    /// What a text of JSON says.
    ///
    /// @param raw what stands between its quotes
    static String meaning(String raw) {
        return raw.indexOf('\\') < 0 ? raw : Quoted.of(raw, 0).text();
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
        return quoted == null ? new Span(start + from, start + to) : new Span(quoted.place(from), quoted.place(to));
    }
}
