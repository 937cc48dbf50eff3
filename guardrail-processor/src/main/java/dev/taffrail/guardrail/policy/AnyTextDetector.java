package dev.taffrail.guardrail.policy;

import java.util.List;
import java.util.SequencedMap;

/// Finds every text, whatever it says.
record AnyTextDetector() implements Detector {
    @Override
    public List<Found> find(Subject subject) {
        return Found.everywhere(subject);
    }

    @Override
    public String kind() {
        return "any_text";
    }

    @Override
    public SequencedMap<String, String> settings() {
        return PolicyOutline.NOTHING;
    }
}
