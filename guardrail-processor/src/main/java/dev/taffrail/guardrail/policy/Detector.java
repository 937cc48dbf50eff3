package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Span;
import java.util.List;
import java.util.SequencedMap;

/// What a rule looks for. Linear in the length of the text; returns where it is in the original, in order, without
/// overlaps.
sealed interface Detector
        permits PatternDetector,
                SecretDetector,
                LengthDetector,
                HiddenTextDetector,
                ExpressionDetector,
                PluginDetector,
                AnyTextDetector {
    List<Span> find(Subject subject);

    /// As policy files spell it.
    String kind();

    /// What it is set to, as policy files spell it.
    SequencedMap<String, String> settings();
}
