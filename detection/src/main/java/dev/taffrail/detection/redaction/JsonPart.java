package dev.taffrail.detection.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// A name, a text or a number of a JSON document, and where it stands, with its quotes. No number is computed: any is
/// as long as its digits.
///
/// @param field the name that it is the value of; of an element, that of its list; of what is called `value`, that of
///     its object; empty for a name
/// @param holder which object or list it stands in
/// @param value what it says, without escapes
record JsonPart(Kind kind, String field, int holder, int start, int end, String value) {
    enum Kind {
        NAME,
        TEXT,
        NUMBER
    }

    static final int MAX_DEPTH = 1 << 18;

    private static final String VALUE = "value";

    /// As long as the text.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    boolean isName() {
        return kind == Kind.NAME;
    }

    /// All of a document, in order.
    ///
    /// @throws StreamConstraintsException when it is deeper than [#MAX_DEPTH]
    /// @throws JacksonException when it is no JSON, or more than one document
    static List<JsonPart> all(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new Scan(json, parser).run();
        }
    }

    private static final class Scan {
        private final String json;
        private final JsonParser parser;
        private final List<JsonPart> parts = new ArrayList<>();
        private final Deque<String> names = new ArrayDeque<>(List.of(""));
        private final Deque<Integer> holders = new ArrayDeque<>(List.of(0));
        private int holdersSeen;

        Scan(String json, JsonParser parser) {
            this.json = json;
            this.parser = parser;
        }

        List<JsonPart> run() {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (holders.size() == 1 && holdersSeen > 0) {
                    throw new StreamReadException(parser, "there is more text after the document");
                }
                take(token);
            }
            return parts;
        }

        private void take(JsonToken token) {
            switch (token) {
                case START_OBJECT -> opened("");
                case START_ARRAY -> opened(names.element());
                case END_OBJECT, END_ARRAY -> {
                    names.pop();
                    holders.pop();
                }
                case PROPERTY_NAME -> {
                    add(Kind.NAME, "", parser.currentName());
                    names.pop();
                    boolean ofHolder = parser.currentName().equalsIgnoreCase(VALUE)
                            && !names.element().isEmpty();
                    names.push(ofHolder ? names.element() : parser.currentName());
                }
                case VALUE_STRING -> add(Kind.TEXT, names.element(), parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(Kind.NUMBER, names.element(), parser.getString());
                // They carry no text.
                case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {}
                case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException(token + " from a parser that has all of a text");
            }
        }

        private void opened(String name) {
            names.push(name);
            holders.push(++holdersSeen);
        }

        private void add(Kind kind, String field, String value) {
            int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
            int end = kind == Kind.NUMBER ? start + value.length() : endOfQuoted(start + 1);
            parts.add(new JsonPart(kind, field, holders.element(), start, end, value));
        }

        private int endOfQuoted(int from) {
            int end = from;
            while (json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            return end + 1;
        }
    }
}
