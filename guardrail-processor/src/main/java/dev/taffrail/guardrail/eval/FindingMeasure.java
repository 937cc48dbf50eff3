package dev.taffrail.guardrail.eval;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalFinding;
import dev.taffrail.detection.pii.PersonalType;
import dev.taffrail.detection.secrets.SecretScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Measures what is found: personal data by type and overlapping place, secrets by row.
public final class FindingMeasure {
    private FindingMeasure() {}

    static Figures personalData(LabelledFolder folder, PersonalDataDetector detector) throws IOException {
        var hits = new TreeMap<String, Hits>();
        folder.read("pii", (source, row) -> {
            String text = LabelledFolder.text(row);
            Hits known = compare(expected(text, row), detector.find(text));
            hits.merge(source, known.plus(new Hits(0, 0, 0, unknown(row), 0, 0)), Hits::plus);
        });
        return figures(hits, false);
    }

    static Figures secrets(LabelledFolder folder) throws IOException {
        var hits = new TreeMap<String, Hits>();
        folder.read("secrets", (source, row) -> {
            boolean found = !SecretScan.find(LabelledFolder.text(row)).isEmpty();
            boolean secret = LabelledFolder.isPositive(row);
            hits.merge(
                    source,
                    new Hits(
                            1,
                            found && secret ? 1 : 0,
                            found && !secret ? 1 : 0,
                            !found && secret ? 1 : 0,
                            secret ? 0 : 1,
                            found && !secret ? 1 : 0),
                    Hits::plus);
        });
        return figures(hits, true);
    }

    /// Each finding counts once: right when it has the type and touches the place of one that is expected.
    public static Hits compare(List<PersonalFinding> expected, List<PersonalFinding> found) {
        var left = new ArrayList<>(found);
        int right = 0;
        for (PersonalFinding finding : expected) {
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i).type() == finding.type() && left.get(i).span().overlaps(finding.span())) {
                    left.remove(i);
                    right++;
                    break;
                }
            }
        }
        return new Hits(1, right, left.size(), expected.size() - right, 0, 0);
    }

    /// The labels of a row, of the types that there are. Their offsets are code points.
    ///
    /// @throws IllegalArgumentException when one cannot be used
    public static List<PersonalFinding> expected(String text, JsonNode row) {
        if (!row.path("spans").isArray()) {
            throw new IllegalArgumentException("spans is missing or is no list");
        }
        var expected = new ArrayList<PersonalFinding>();
        for (JsonNode span : row.path("spans")) {
            Span place = place(text, span);
            type(span).ifPresent(type -> expected.add(new PersonalFinding(place, type)));
        }
        expected.sort(Comparator.comparing(PersonalFinding::span));
        return expected;
    }

    private static Span place(String text, JsonNode span) {
        int start = offset(span, "start");
        int end = offset(span, "end");
        int most = text.codePointCount(0, text.length());
        if (start >= end || end > most) {
            throw new IllegalArgumentException(
                    "a span is from %d to %d; it is from 0 at the least to %d at the most, and not empty"
                            .formatted(start, end, most));
        }
        int from = text.offsetByCodePoints(0, start);
        return new Span(from, text.offsetByCodePoints(from, end - start));
    }

    private static int offset(JsonNode span, String field) {
        JsonNode offset = span.path(field);
        if (!offset.isIntegralNumber() || !offset.canConvertToInt() || offset.intValue() < 0) {
            throw new IllegalArgumentException("%s of a span is %s; it is a whole number of code points"
                    .formatted(field, LabelledFolder.shown(offset)));
        }
        return offset.intValue();
    }

    /// Labels of a type that nobody looks for: they are missed.
    private static int unknown(JsonNode row) {
        return (int) row.path("spans")
                .valueStream()
                .filter(span -> type(span).isEmpty())
                .count();
    }

    private static Optional<PersonalType> type(JsonNode span) {
        String word = span.path("type")
                .stringValueOpt()
                .orElseThrow(() -> new IllegalArgumentException("type of a span is %s; it is a word such as PERSON"
                        .formatted(LabelledFolder.shown(span.path("type")))));
        return Stream.of(PersonalType.values())
                .filter(type -> type.name().equals(word))
                .findFirst();
    }

    private static Figures figures(Map<String, Hits> hits, boolean rowsCount) {
        var sources = new TreeMap<String, Figures>();
        hits.forEach((source, some) -> sources.put(source, some.figures(rowsCount)));
        return hits.values().stream()
                .reduce(Hits.NONE, Hits::plus)
                .figures(rowsCount)
                .withSources(sources);
    }
}
