package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.injection.Assessment;
import dev.taffrail.detection.injection.InjectionDetector;
import dev.taffrail.detection.injection.Source;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.schemas.verdict.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Finds instructions that a text has no right to give, with the trained scorer. What users say is judged by the whole
/// and may be reason to refuse it; what tools and models say is judged by its windows, and looked at again without what
/// was found, until nothing is left to find. A text that holds more encodings than are read counts as found: nobody
/// knows what it says.
///
/// @param thresholds above which score it is found, 0 to 1000; at the other stages the shipped ones hold
record InstructionDetector(InjectionDetector scorer, Map<Stage, Integer> thresholds) implements Detector {
    /// How often a text is read again at most, and how many characters in all: then all of it counts as found.
    private static final int ROUNDS = 8;

    private static final int CHARACTERS = 64 * 1024;
    /// How far the rest of a sentence reaches at most.
    private static final int SENTENCE = 300;

    InstructionDetector {
        thresholds = Map.copyOf(thresholds);
    }

    @Override
    public List<Found> find(Subject subject) {
        var source = source(subject.place().stage());
        double threshold = threshold(subject.place().stage());
        var readings = subject.said();
        Assessment first = scorer.assess(readings.views(), source);
        boolean unknown = !readings.complete() && threshold < 1;
        if (first.score() <= threshold) {
            return unknown ? Found.partlyRead(subject) : List.of();
        }
        return switch (source) {
            case USER -> List.of(found(first, subject.original()));
            case TOOL -> unknown ? Found.partlyRead(subject) : all(subject, first, threshold);
        };
    }

    private List<Found> all(Subject subject, Assessment first, double threshold) {
        var found = new ArrayList<Found>();
        var left = new StringBuilder(subject.original());
        int rounds = Math.clamp(CHARACTERS / left.length(), 1, ROUNDS);
        Assessment next = first;
        while (next.score() > threshold) {
            if (found.size() == rounds) {
                return Found.everywhere(subject);
            }
            Found part = sentence(found(next, subject.original()), subject.original());
            found.add(part);
            for (int at = part.span().start(); at < part.span().end(); at++) {
                left.setCharAt(at, ' ');
            }
            var readings = Views.said(left.toString());
            if (!readings.complete()) {
                return Found.partlyRead(subject);
            }
            next = scorer.assess(readings.views(), Source.TOOL);
        }
        return found;
    }

    /// A window of nothing stands for all of the text.
    private static Found found(Assessment assessment, String text) {
        var window = assessment.window();
        var span = window.length() == 0 ? new Span(0, text.length()) : new Span(window.start(), window.end());
        return new Found(span, "", null, (int) Math.round(assessment.score() * Rule.CERTAIN));
    }

    /// What is found may be no more than the phrase that gives the rest of its sentence away.
    private static Found sentence(Found found, String text) {
        int start = found.span().start();
        int end = found.span().end();
        int first = Math.max(0, start - SENTENCE);
        int last = Math.min(text.length(), end + SENTENCE);
        while (start > first && !endsBefore(text, start)) {
            start--;
        }
        while (start < found.span().start() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end < last && !endsBefore(text, end)) {
            end++;
        }
        return new Found(new Span(start, end), found.label(), found.treatment(), found.score());
    }

    /// A line, a quoted text, an escape, or a sentence before a space.
    private static boolean endsBefore(String text, int at) {
        char before = text.charAt(at - 1);
        char next = at < text.length() ? text.charAt(at) : '\n';
        return "\n\"".indexOf(before) >= 0
                || "\n\"\\".indexOf(next) >= 0
                || (at > 1 && text.charAt(at - 2) == '\\')
                || (".!?".indexOf(before) >= 0 && Character.isWhitespace(next));
    }

    /// Above which score, 0 to 1, a text counts as found at `stage`.
    double threshold(Stage stage) {
        Integer own = thresholds.get(stage);
        return own == null ? scorer.threshold(source(stage)) : (double) own / Rule.CERTAIN;
    }

    private static Source source(Stage stage) {
        return switch (stage) {
            case REQUEST, COMMAND -> Source.USER;
            case ANSWER, TOOL_ARGUMENTS, TOOL_RESULT -> Source.TOOL;
        };
    }

    @Override
    public String kind() {
        return "injection";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        new EnumMap<>(thresholdsInOrder())
                .forEach((stage, threshold) -> settings.put("thresholds." + stage.word(), threshold.toString()));
        return settings;
    }

    private EnumMap<Stage, Integer> thresholdsInOrder() {
        var ordered = new EnumMap<Stage, Integer>(Stage.class);
        ordered.putAll(thresholds);
        return ordered;
    }
}
