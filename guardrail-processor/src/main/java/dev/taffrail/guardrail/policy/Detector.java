package dev.taffrail.guardrail.policy;

import java.util.List;
import java.util.SequencedMap;

/// What a rule looks for. Linear in the length of the text; returns what is where in the original, in any order.
sealed interface Detector
        permits InstructionDetector,
                PersonalDetector,
                SecretsDetector,
                PatternDetector,
                LengthDetector,
                HiddenTextDetector,
                ExpressionDetector,
                PluginDetector,
                AnyTextDetector {
    List<Found> find(Subject subject);

    /// Whether it finds what it looks for by its form, in whatever kind of text that stands. The others judge what
    /// a text says or asks for, how it is written or how long it is, which says nothing about a name or an error.
    default boolean findsByForm() {
        return switch (this) {
            case SecretsDetector _, PersonalDetector _, PatternDetector _, HiddenTextDetector _, AnyTextDetector _ ->
                true;
            case InstructionDetector _, LengthDetector _, ExpressionDetector _, PluginDetector _ -> false;
        };
    }

    /// As policy files spell it.
    String kind();

    /// What it is set to, as policy files spell it.
    SequencedMap<String, String> settings();
}
