package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What sanitizing leaves of any document, whatever was found in it and wherever. That no character of a span survives
/// is shown by two documents that differ in the spans only: what is left of them is the same.
class AnyDocumentTest {
    /// Where something was found: how far into the document, of 1000, and how long.
    record Spot(int from, int length) {}

    @Property(tries = 2000)
    void nothing_that_was_found_survives_and_a_document_stays_one(
            @ForAll("documents") String json, @ForAll("places") List<Spot> places, @ForAll boolean drop) {
        var spans = spans(json, places);
        var treatment = drop ? Treatment.DROP : Treatment.REDACT;

        String left = left(json, spans, treatment);

        assertThat(left).isEqualTo(left(otherIn(spans, json), spans, treatment));
        assertThat(JsonMapper.shared().readTree(left)).isNotNull();
    }

    @Property(tries = 2000)
    void nothing_passes_as_it_was(
            @ForAll("documents") String json, @ForAll("places") List<Spot> places, @ForAll Treatment treatment) {
        for (Span span : spans(json, places)) {
            assertThat(left(json, List.of(span), treatment)).isNotEqualTo(json);
        }
    }

    @Property(tries = 1000)
    void no_value_is_lost_because_two_names_became_one(
            @ForAll("documents") String json, @ForAll("places") List<Spot> places, @ForAll boolean drop) {
        var left =
                JsonMapper.shared().readTree(left(json, spans(json, places), drop ? Treatment.DROP : Treatment.REDACT));

        assertThat(left.isString() || names(left) == names(JsonMapper.shared().readTree(json)))
                .isTrue();
    }

    private static String left(String json, List<Span> spans, Treatment treatment) {
        var rule = new Rule("word", new AnyTextDetector(), Map.of(), Map.of(), 0, Action.REJECT, Treatment.REDACT);
        var found = spans.stream().map(span -> new Found(span, "", treatment, Found.AS_THE_RULE));
        return Removal.of(
                new Subject(Place.of(Stage.TOOL_RESULT), json),
                List.of(new Rule.Finding(rule, Action.SANITIZE, found.toList(), 0, "")),
                new InPlace(Optional.empty()));
    }

    /// The same document but for what stands in the spans: other letters, digits and values.
    private static String otherIn(List<Span> spans, String json) {
        var in = new BitSet(json.length());
        spans.forEach(span -> in.set(span.start(), span.end()));
        var other = new StringBuilder(json);
        for (int at = 0; at < json.length(); at++) {
            boolean literal = json.startsWith("true", at) || json.startsWith("null", at);
            int index = "xyz123".indexOf(json.charAt(at));
            if (literal && in.get(at, at + 4).cardinality() > 0) {
                other.replace(at, at + 4, json.charAt(at) == 't' ? "null" : "true");
            } else if (index >= 0 && in.get(at)) {
                other.setCharAt(at, "yzx231".charAt(index));
            }
        }
        return other.toString();
    }

    private static int names(JsonNode node) {
        int own = node.isObject() ? node.size() : 0;
        return own + node.valueStream().mapToInt(AnyDocumentTest::names).sum();
    }

    private static List<Span> spans(String json, List<Spot> places) {
        return places.stream()
                .map(place -> {
                    int start = place.from() * json.length() / 1000;
                    return new Span(start, Math.min(json.length(), start + place.length()));
                })
                .toList();
    }

    @Provide
    Arbitrary<List<Spot>> places() {
        var from = Arbitraries.integers().between(0, 999);
        var length = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(1, 12)),
                Tuple.of(1, Arbitraries.integers().between(1, 300)));
        return Combinators.combine(from, length)
                .as(Spot::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> documents() {
        return document(3);
    }

    private Arbitrary<String> document(int depth) {
        var values = value(depth - 1).list().ofMaxSize(4);
        var list = Combinators.combine(values, blanks()).as(AnyDocumentTest::list);
        var object =
                Combinators.combine(values, text().list().ofSize(4), blanks()).as(AnyDocumentTest::object);
        return Arbitraries.oneOf(list, object);
    }

    private Arbitrary<String> value(int depth) {
        var leaf = Arbitraries.oneOf(
                text().map(text -> '"' + text + '"'),
                Arbitraries.of("0", "1", "-23", "12.31", "1e3", "-0.2E+1", "123123123123"),
                Arbitraries.of("true", "null"));
        return depth == 0 ? leaf : Arbitraries.oneOf(leaf, leaf, document(depth));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(
                        "x",
                        "y",
                        "1",
                        "2",
                        "é",
                        " ",
                        ",",
                        ":",
                        "{",
                        "]",
                        "\\n",
                        "\\\"",
                        "\\\\",
                        "\\u0011",
                        "\\ud83d\\ude13")
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "\n  ");
    }

    private static String list(List<String> values, String blank) {
        return "[" + blank + String.join(blank + ",", values) + "]";
    }

    /// Names end in letters that tell them apart.
    private static String object(List<String> values, List<String> names, String blank) {
        return IntStream.range(0, values.size())
                .mapToObj(at ->
                        "\"%s%s\"%s:%s%s".formatted(names.get(at), "abcd".charAt(at), blank, blank, values.get(at)))
                .collect(Collectors.joining("," + blank, "{" + blank, "}"));
    }
}
