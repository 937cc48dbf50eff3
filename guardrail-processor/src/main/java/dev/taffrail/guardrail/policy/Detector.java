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

    /// As policy files spell it.
    String kind();

    /// What it is set to, as policy files spell it.
    SequencedMap<String, String> settings();
}
