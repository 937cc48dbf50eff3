package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Span;
import java.util.List;
import java.util.SequencedMap;

/// Finds every text, whatever it says.
record AnyTextDetector() implements Detector {
    @Override
    public List<Span> find(Subject subject) {
        NormalText text = subject.text();
        return List.of(new Span(0, text.original().length()));
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
