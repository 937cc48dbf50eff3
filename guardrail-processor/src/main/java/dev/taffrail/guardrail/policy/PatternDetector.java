package dev.taffrail.guardrail.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.pattern.LinearPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Finds regular expressions in every way to read the text, whatever their case. They are RE2's, which take time in
/// proportion to the text, whoever wrote either.
///
/// @param patterns the expressions: each finds what it finds, whatever another one finds beside or around it
/// @param hints words in lower case of which one must be there before the expressions are tried; empty to try always
record PatternDetector(List<String> expressions, List<Pattern> patterns, List<String> hints) implements Detector {

    PatternDetector {
        expressions = List.copyOf(expressions);
        patterns = List.copyOf(patterns);
        hints = List.copyOf(hints);
    }

    /// @throws PatternSyntaxException when one of them is no expression of RE2, or too large, or all are together
    static PatternDetector of(List<String> expressions, List<String> hints) {
        return new PatternDetector(
                expressions,
                LinearPattern.compileAll(expressions, Pattern.CASE_INSENSITIVE),
                hints.stream().map(hint -> hint.toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    public List<Found> find(Subject subject) {
        var found = new ArrayList<Found>();
        for (View view : subject.views()) {
            if (isHinted(view.text())) {
                patterns.forEach(pattern -> find(pattern, view, found));
            }
        }
        return found;
    }

    private boolean isHinted(String text) {
        if (hints.isEmpty()) {
            return true;
        }
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return hints.stream().anyMatch(lowerCase::contains);
    }

    private static void find(Pattern pattern, View view, List<Found> found) {
        for (Matcher matcher = pattern.matcher(view.text()); matcher.find(); ) {
            if (matcher.end() > matcher.start()) {
                found.add(Found.at(Subject.original(view, matcher.start(), matcher.end())));
            }
        }
    }

    @Override
    public String kind() {
        return "pattern";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("patterns", spelt(expressions));
        settings.put("hints", spelt(hints));
        return settings;
    }

    /// With quotes: a pattern may have blanks and commas.
    private static String spelt(List<String> texts) {
        return texts.stream()
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
