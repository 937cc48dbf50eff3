package dev.taffrail.guardrail.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.taffrail.schemas.verdict.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Finds regular expressions, whatever their case. They are RE2's, which take time in proportion to the text, whoever
/// wrote either.
///
/// @param pattern any of the expressions
/// @param hints words in lower case of which one must be there before the expressions are tried; empty to try always
record PatternDetector(List<String> expressions, Pattern pattern, List<String> hints) implements Detector {

    PatternDetector {
        expressions = List.copyOf(expressions);
        hints = List.copyOf(hints);
    }

    /// @throws PatternSyntaxException when one of them is no expression of RE2
    static PatternDetector of(List<String> expressions, List<String> hints) {
        expressions.forEach(Pattern::compile);
        String any = expressions.stream().map(each -> "(?:" + each + ")").collect(Collectors.joining("|"));
        return new PatternDetector(
                expressions,
                Pattern.compile(any, Pattern.CASE_INSENSITIVE),
                hints.stream().map(hint -> hint.toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    public List<Span> find(Subject subject) {
        NormalText text = subject.text();
        return text.mentionsAny(hints) ? find(pattern, text) : List.of();
    }

    @Override
    public String kind() {
        return "pattern";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("patterns", String.join(" ", expressions));
        settings.put("hints", String.join(" ", hints));
        return settings;
    }

    static List<Span> find(Pattern pattern, NormalText text) {
        var spans = new ArrayList<Span>();
        for (Matcher matcher = pattern.matcher(text.text()); matcher.find(); ) {
            if (matcher.end() > matcher.start()) {
                spans.add(text.original(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }
}
