package dev.taffrail.guardrail.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A name, text or number of a JSON document, and where it stands: of what is in quotes, what is between them.
///
/// @param field the name that it is the value of, without escapes; of an element, that of its list; empty for what is
/// too
/// long to be one, since every value of a list is read with it
record JsonToken(Kind kind, String field, int start, int end) {
    enum Kind {
        NAME,
        TEXT,
        NUMBER
    }

    /// Written in escapes only, a name of 64 characters is so long.
    private static final int LONGEST_NAME = 6 * 64;

    /// @param json a document that a parser has read
    static List<JsonToken> all(String json) {
        return new Scan(json).run();
    }

    private static final class Scan {
        private final String json;
        private final List<JsonToken> tokens = new ArrayList<>();
        private final Deque<String> names = new ArrayDeque<>();

        Scan(String json) {
            this.json = json;
            names.push("");
        }

        List<JsonToken> run() {
            for (int at = 0; at < json.length(); ) {
                char c = json.charAt(at);
                at = switch (c) {
                    case '{', '[' -> {
                        names.push(c == '[' ? names.element() : "");
                        yield at + 1;
                    }
                    case '}', ']' -> {
                        names.pop();
                        yield at + 1;
                    }
                    case '"' -> quoted(at + 1);
                    case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
                    // White space, commas, colons, and the letters of true, false and null.
                    default -> at + 1;
                };
            }
            return tokens;
        }

        private int quoted(int start) {
            int end = start;
            while (json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            int next = end + 1;
            while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
                next++;
            }
            if (next < json.length() && json.charAt(next) == ':') {
                names.pop();
                var name = new JsonToken(Kind.NAME, "", start, end);
                names.push(end - start <= LONGEST_NAME ? Field.of(json, name).value() : "");
                tokens.add(name);
            } else {
                tokens.add(new JsonToken(Kind.TEXT, names.element(), start, end));
            }
            return end + 1;
        }

        private int number(int start) {
            int end = start;
            while (end < json.length() && "+-.0123456789eE".indexOf(json.charAt(end)) >= 0) {
                end++;
            }
            tokens.add(new JsonToken(Kind.NUMBER, names.element(), start, end));
            return end;
        }
    }
}
