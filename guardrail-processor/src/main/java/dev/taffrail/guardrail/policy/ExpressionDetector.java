package dev.taffrail.guardrail.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Finds the whole text when an expression holds.
///
/// @param spelt as the file has it, for people who compare
record ExpressionDetector(Condition when, String spelt) implements Detector {
    @Override
    public List<Found> find(Subject subject) {
        return when.holds(subject) ? Found.everywhere(subject) : List.of();
    }

    @Override
    public String kind() {
        return "expression";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("when", spelt);
        return settings;
    }
}
