package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.verdict.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Finds what is too long: everything behind the first `maxCharacters` UTF-16 characters.
record LengthDetector(int maxCharacters) implements Detector {
    LengthDetector {
        if (maxCharacters < 1) {
            throw new IllegalArgumentException("max_characters must be at least 1, but is " + maxCharacters);
        }
    }

    @Override
    public List<Found> find(Subject subject) {
        String original = subject.original();
        if (original.length() <= maxCharacters) {
            return List.of();
        }
        int cut = Character.isHighSurrogate(original.charAt(maxCharacters - 1)) ? maxCharacters - 1 : maxCharacters;
        return List.of(Found.at(new Span(cut, original.length())));
    }

    @Override
    public String kind() {
        return "length";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("max_characters", Integer.toString(maxCharacters));
        return settings;
    }
}
