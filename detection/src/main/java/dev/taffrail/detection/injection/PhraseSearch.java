package dev.taffrail.detection.injection;

import dev.taffrail.detection.Span;
import org.jspecify.annotations.Nullable;

/// Looks for the first known phrase of a text while its words are read.
final class PhraseSearch {
    private final String text;
    private @Nullable Span found;

    PhraseSearch(String text) {
        this.text = text;
        this.found = KnownPhrases.fixed(text);
    }

    void word(int start, WordClass wordClass) {
        if (found == null) {
            found = KnownPhrases.at(text, start, wordClass);
        }
    }

    /// A phrase that is an attack whatever the score.
    @Nullable
    Span found() {
        return found;
    }
}
