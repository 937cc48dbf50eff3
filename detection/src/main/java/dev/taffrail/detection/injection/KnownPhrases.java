package dev.taffrail.detection.injection;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.taffrail.detection.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Phrases that are an attack whatever a model says of the text around them: orders to forget the orders, to show the
/// system's prompt, to be without rules, and the marks of a turn that a text has no right to write.
///
/// The patterns are RE2's. Each is tried only where a word of its class stands, from there on and on no more than
/// [#REACH] characters, so that the stage costs next to nothing and stays linear.
final class KnownPhrases {
    private static final int REACH = 160;
    private static final String ALL =
            "(?:(?:all|any|every|each|the|of|these|those|your|my|our|everything|about)\\s+){0,4}";
    private static final String EARLIER =
            "(?:previous|prior|above|earlier|preceding|foregoing|initial|original|system|existing|former)\\s+";
    private static final String ORDERS =
            "(?:instructions?|prompts?|rules|guidelines|directives?|directions|guardrails|restrictions|constraints|orders|commands?|programming)\\b";

    /// What may be revealed of an assistant, in small letters.
    private static final List<String> REVEALED = List.of("prompt", "message", "instructions");

    /// What an assistant may be said to be without.
    private static final List<String> LIMITS =
            List.of("rules", "restrictions", "guidelines", "guardrails", "limitations", "filter");

    /// @param ends words of which every phrase has one: without them the pattern, which takes longer to find
    /// nothing, is
    ///     not tried; empty when there are too many
    private record Phrases(Pattern pattern, List<String> ends) {
        boolean mayBegin(String text) {
            return ends.isEmpty() || hasOne(text.toLowerCase(Locale.ROOT));
        }

        private boolean hasOne(String small) {
            for (String end : ends) {
                if (small.contains(end)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final Map<WordClass, Phrases> PHRASES = new EnumMap<>(Map.of(
            WordClass.OVERRIDE,
            any(
                    List.of(),
                    "\\w+\\s+" + ALL + EARLIER + "(?:\\w+\\s+){0,2}" + ORDERS,
                    "\\w+\\s+(?:all\\s+)?(?:of\\s+)?(?:your|all)\\s+(?:(?:your|of|the|safety|content|system|ethical)\\s+){0,2}"
                            + "(?:instructions|guidelines|directives|guardrails|restrictions|programming)\\b",
                    "\\w+\\s+(?:all\\s+|everything\\s+|any\\s+|the\\s+|of\\s+){1,3}" + ORDERS
                            + "\\s+(?:\\w+\\s+){0,3}(?:above|before|previously|earlier|so\\s+far)\\b",
                    "\\w+\\s+(?:everything|all|anything)\\s+(?:that\\s+)?you\\s+(?:were|have\\s+been|are)\\s+(?:told|instructed|given)\\b",
                    "(?:ignoriere|vergiss)\\s+(?:bitte\\s+)?(?:alle|alles|deine|die)\\s+(?:\\p{L}+\\s+){0,2}(?:anweisungen|befehle|instruktionen|regeln|vorgaben)\\b",
                    "(?:ignora|olvida|dimentica|ignore|esqueça)\\s+(?:por\\s+favor\\s+)?(?:todas?|todos|tutte|as|las|le)\\s+(?:\\p{L}+\\s+){0,2}(?:instrucciones|instruções|istruzioni|órdenes|reglas|regras|regole)\\b",
                    "(?:ignore|ignorez|oublie|oubliez)\\s+(?:toutes?|tous|les|tes|vos)\\s+(?:\\p{L}+\\s+){0,2}(?:instructions|consignes|règles|directives)\\b"),
            WordClass.REVEAL,
            any(
                    REVEALED,
                    "\\w+\\s+(?:\\w+\\s+){0,3}(?:your|the)\\s+(?:\\w+\\s+){0,2}(?:system|developer)\\s+"
                            + oneOf(REVEALED) + "\\b",
                    "\\w+\\s+(?:\\w+\\s+){0,3}your\\s+(?:\\w+\\s+){0,2}(?:initial|original|hidden|secret|internal)\\s+(?:prompt|instructions)\\b"),
            WordClass.PRETEND,
            any(
                    LIMITS,
                    "\\w+\\s+(?:\\w+\\s+){0,4}you\\s+(?:have|had)\\s+no\\s+(?:\\w+\\s+){0,2}" + oneOf(LIMITS)
                            + "s?\\b")));

    /// The marks are written as they are; the words with a small first letter.
    private static final List<String> FIXED = List.of(
            "<|im_start|>",
            "<|im_end|>",
            "<|system|>",
            "<|start_header_id|>",
            "<|eot_id|>",
            "[/INST]",
            "<<SYS>>",
            "an do anything now",
            "no longer bound by ");

    private KnownPhrases() {}

    /// The phrase that begins with this word, if one does.
    static @Nullable Span at(String text, int start, WordClass wordClass) {
        Phrases phrases = PHRASES.get(wordClass);
        if (phrases == null) {
            return null;
        }
        String from = text.substring(start, Math.min(text.length(), start + REACH));
        if (!phrases.mayBegin(from)) {
            return null;
        }
        Matcher matcher = phrases.pattern().matcher(from);
        return matcher.lookingAt() ? new Span(start, start + matcher.end()) : null;
    }

    /// The first of the phrases that are always written the same.
    static @Nullable Span fixed(String text) {
        for (String phrase : FIXED) {
            int at = text.indexOf(phrase);
            if (at >= 0) {
                return new Span(at, at + phrase.length());
            }
        }
        return null;
    }

    private static Phrases any(List<String> ends, String... patterns) {
        String all = List.of(patterns).stream().map(each -> "(?:" + each + ")").collect(Collectors.joining("|"));
        return new Phrases(Pattern.compile(all, Pattern.CASE_INSENSITIVE), ends);
    }

    private static String oneOf(List<String> words) {
        return "(?:" + String.join("|", words) + ")";
    }
}
