package dev.taffrail.guardrail.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A name or value of a JSON document, and where it stands: of what is in quotes, what is between them.
///
/// @param field the name that it is the value of, without escapes; of an element, that of its list; of what is called
///     `value`, that of its object; empty for what is too long to be one, since every value of a list is read with it
/// @param holder where the object or list begins that it stands in
record JsonToken(Kind kind, String field, int holder, int start, int end) {
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        /// True, false, null, an object or a list with nothing in it.
        LITERAL
    }

    /// Whether it says something that a rule may look for: a text or a number.
    boolean isValue() {
        return kind == Kind.TEXT || kind == Kind.NUMBER;
    }

    boolean isName() {
        return kind == Kind.NAME;
    }

    private static final String VALUE = "value";

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
        private final Deque<Integer> holders = new ArrayDeque<>();

        Scan(String json) {
            this.json = json;
            names.push("");
            holders.push(0);
        }

        List<JsonToken> run() {
            for (int at = 0; at < json.length(); ) {
                char c = json.charAt(at);
                at = switch (c) {
                    case '{', '[' -> opened(at, c == '[' ? names.element() : "");
                    case '}', ']' -> {
                        names.pop();
                        holders.pop();
                        yield at + 1;
                    }
                    case '"' -> quoted(at + 1);
                    case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
                    case 't', 'n' -> literal(at, at + 4);
                    case 'f' -> literal(at, at + 5);
                    // White space, commas and colons.
                    default -> at + 1;
                };
            }
            return tokens;
        }

        private int opened(int start, String name) {
            int next = afterBlanks(start + 1);
            if (json.charAt(next) == '}' || json.charAt(next) == ']') {
                return literal(start, next + 1);
            }
            names.push(name);
            holders.push(start);
            return next;
        }

        private int literal(int start, int end) {
            add(Kind.LITERAL, names.element(), start, end);
            return end;
        }

        private int afterBlanks(int from) {
            int at = from;
            while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
                at++;
            }
            return at;
        }

        private void add(Kind kind, String field, int start, int end) {
            tokens.add(new JsonToken(kind, field, holders.element(), start, end));
        }

        private int quoted(int start) {
            int end = start;
            while (json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            int next = afterBlanks(end + 1);
            if (next < json.length() && json.charAt(next) == ':') {
                add(Kind.NAME, "", start, end);
                String name = end - start <= LONGEST_NAME
                        ? Field.of(json, tokens.getLast()).value()
                        : "";
                names.pop();
                boolean ofHolder =
                        name.equalsIgnoreCase(VALUE) && !names.element().isEmpty();
                names.push(ofHolder ? names.element() : name);
            } else {
                add(Kind.TEXT, names.element(), start, end);
            }
            return end + 1;
        }

        private int number(int start) {
            int end = start;
            while (end < json.length() && "+-.0123456789eE".indexOf(json.charAt(end)) >= 0) {
                end++;
            }
            add(Kind.NUMBER, names.element(), start, end);
            return end;
        }
    }
}
