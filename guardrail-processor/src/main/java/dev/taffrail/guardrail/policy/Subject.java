package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.normal.Readings;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.schemas.verdict.Span;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A text as rules see it: where it comes in, the ways to read it, and what it is as JSON. Each is made when a rule
/// first asks. For one thread.
final class Subject {
    /// As deep and as exact as a tool is given its arguments, so that none of them hides from a rule. What goes
    /// deeper fails the rule that asks for a value.
    private static final JsonMapper JSON = JsonMapper.builder(factory(ArgumentSchema.MAX_DEPTH))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /// Tells only whether a text is a document: nothing is kept of it.
    private static final JsonFactory ANY_DEPTH = factory(Topics.INLINE_TEXT_BYTES);

    /// Some editors put it before a document, of which it is no part.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private enum Shape {
        NO_JSON,
        SCALAR,
        CONTAINER,
        /// Nobody knows.
        BEYOND_LIMITS
    }

    private final Place place;
    private final String original;
    private @Nullable List<View> unescaped;
    private @Nullable Readings readings;
    private @Nullable Readings said;
    private @Nullable Shape shape;
    private @Nullable JsonNode json;
    private @Nullable List<JsonToken> tokens;
    private @Nullable List<Field> fields;
    private @Nullable List<Field> names;

    Subject(Place place, String original) {
        this.place = place;
        this.original = original;
    }

    Place place() {
        return place;
    }

    String original() {
        return original;
    }

    /// Compatibility forms folded, what is not seen left out; then the same without the escapes of a document's
    /// values.
    List<View> unescaped() {
        if (unescaped == null) {
            unescaped = Views.unescaped(original);
        }
        return unescaped;
    }

    /// Every way to read it: folded, then what is encoded or hidden in it.
    List<View> views() {
        return readings().views();
    }

    /// The same, of a document of JSON what it says in its place; and whether that is all.
    Readings said() {
        if (said == null) {
            said = Views.said(original, readings());
        }
        return said;
    }

    private Readings readings() {
        if (readings == null) {
            readings = Views.read(original);
        }
        return readings;
    }

    /// The part of the original that a part of a view stands for.
    static Span original(View view, int start, int end) {
        var span = view.original(start, end);
        return new Span(span.start(), span.end());
    }

    /// The value at the end of `path`, when the text is JSON and has one; a name leads into an object, a number
    /// into a list.
    ///
    /// @throws StreamConstraintsException when it is JSON beyond the limits of what is read
    Optional<JsonNode> json(List<String> path) {
        JsonNode at = json();
        for (String step : path) {
            at = at.isArray() && step.matches("\\d{1,6}") ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }

    /// The texts in it: the values of an object or a list with the names of their fields, else all of it.
    ///
    /// @throws StreamConstraintsException when it is beyond the limits of what is read as JSON
    List<Field> fields() {
        if (fields == null) {
            if (shape() == Shape.BEYOND_LIMITS) {
                throw new StreamConstraintsException("the text is nested too deep to tell whether it is JSON");
            }
            fields = isStructured() ? fields(JsonToken::isValue) : List.of(Field.whole(original));
        }
        return fields;
    }

    /// The names of its fields, when it [#isStructured]: a document may be a table by mail address, or by key.
    List<Field> names() {
        if (names == null) {
            names = isStructured() ? fields(JsonToken::isName) : List.of();
        }
        return names;
    }

    private List<Field> fields(Predicate<JsonToken> which) {
        return tokens().stream()
                .filter(which)
                .map(token -> Field.of(original, token))
                .toList();
    }

    /// Whether it is an object or a list in JSON.
    boolean isStructured() {
        return shape() == Shape.CONTAINER;
    }

    /// Its names and values, when it [#isStructured].
    List<JsonToken> tokens() {
        if (tokens == null) {
            tokens = JsonToken.all(original);
        }
        return tokens;
    }

    private JsonNode json() {
        if (json == null) {
            json = shape() == Shape.NO_JSON
                    ? MissingNode.getInstance()
                    : JSON.readTree(new AnyNumber(JSON.createParser(document())));
        }
        return json;
    }

    private Shape shape() {
        if (shape == null) {
            String document = document();
            shape = mayBeJson(document) ? shape(document) : Shape.NO_JSON;
        }
        return shape;
    }

    /// Prose begins otherwise, and a parser takes as long to say so as all rules do.
    private static boolean mayBeJson(String text) {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first < text.length() && "{[\"-0123456789tfn".indexOf(text.charAt(first)) >= 0 && hasEscapesOfJson(text);
    }

    private String document() {
        return original.indexOf(BYTE_ORDER_MARK) == 0 ? original.substring(1) : original;
    }

    private static Shape shape(String document) {
        try (JsonParser parser = ANY_DEPTH.createParser(ObjectReadContext.empty(), document)) {
            if (parser.nextToken() == null) {
                return Shape.NO_JSON;
            }
            var whole = parser.currentToken().isScalarValue() ? Shape.SCALAR : Shape.CONTAINER;
            parser.skipChildren();
            return parser.nextToken() == null ? whole : Shape.NO_JSON;
        } catch (StreamConstraintsException _) {
            return Shape.BEYOND_LIMITS;
        } catch (JacksonException _) {
            return Shape.NO_JSON;
        }
    }

    /// The parser looks at one byte of each of the four characters of an escape, and takes others for digits.
    private static boolean hasEscapesOfJson(String text) {
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
            if (text.startsWith("u", at + 1) && !isHex(text, at + 2)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int start) {
        int end = start + 4;
        if (end > text.length()) {
            return false;
        }
        for (int at = start; at < end; at++) {
            if (!HexFormat.isHexDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /// As long as a text may be.
    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(Topics.INLINE_TEXT_BYTES)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /// Reads a number with an exponent that Java has no room for as one that is as far beyond any bound.
    private static final class AnyNumber extends JsonParserDelegate {
        private static final int FAR = 1_000_000;

        AnyNumber(JsonParser parser) {
            super(parser);
        }

        @Override
        public BigDecimal getDecimalValue() {
            try {
                return super.getDecimalValue();
            } catch (NumberFormatException _) {
                return extreme(getString());
            }
        }

        private static BigDecimal extreme(String number) {
            int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
            String digits = number.substring(0, exponent);
            if (digits.chars().noneMatch(digit -> digit >= '1' && digit <= '9')) {
                return BigDecimal.ZERO;
            }
            boolean small = number.charAt(exponent + 1) == '-';
            boolean negative = number.charAt(0) == '-';
            return BigDecimal.valueOf(negative ? -1 : 1, small ? FAR : -FAR);
        }
    }
}
