package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.normal.Readings;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import dev.taffrail.schemas.verdict.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A text as rules see it: where it comes in, the ways to read it, and what it is as JSON. Each is made when a rule
/// first asks. For one thread.
final class Subject {
    /// As deep and as exact as a tool is given its arguments, so that none of them hides from a rule.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ArgumentSchema.MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Place place;
    private final String original;
    private @Nullable List<View> unescaped;
    private @Nullable Readings readings;
    private @Nullable Readings said;
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
    Optional<JsonNode> json(List<String> path) {
        JsonNode at = json();
        for (String step : path) {
            at = at.isArray() && step.matches("\\d{1,6}") ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }

    /// The texts in it: the values of an object or a list with the names of their fields, else all of it.
    List<Field> fields() {
        if (fields == null) {
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
        int first = 0;
        while (first < original.length() && Character.isWhitespace(original.charAt(first))) {
            first++;
        }
        return first < original.length()
                && (original.charAt(first) == '{' || original.charAt(first) == '[')
                && json().isContainer();
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
            json = parse(original);
        }
        return json;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
