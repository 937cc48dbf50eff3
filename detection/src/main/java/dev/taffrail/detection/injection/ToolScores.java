package dev.taffrail.detection.injection;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.weights.LinearWeights;
import org.jspecify.annotations.Nullable;

/// Scores a tool's result by its best window while it is read once.
final class ToolScores implements FeatureSink {
    private final LinearWeights weights;
    private final BestWindow window;
    private final PhraseSearch phrases;

    ToolScores(String text, LinearWeights weights) {
        this.weights = weights;
        this.window = new BestWindow(weights);
        this.phrases = new PhraseSearch(text);
    }

    @Override
    public void feature(int hash) {
        window.add(weights.steps(hash), 1);
    }

    @Override
    public void features(int[] hashes, int count) {
        int steps = 0;
        for (int i = 0; i < count; i++) {
            steps += weights.steps(hashes[i]);
        }
        window.add(steps, count);
    }

    @Override
    public void classes(int hash) {
        window.add(CLASS_TIMES * weights.steps(hash), CLASS_TIMES);
    }

    @Override
    public void segment(int start, int end, int letters, int words) {
        window.segment(start, end, letters, words);
    }

    @Override
    public void trait(int hash) {
        // a result is judged by its windows, never as a whole
    }

    @Override
    public void word(int start, WordClass wordClass) {
        phrases.word(start, wordClass);
    }

    BestWindow window() {
        return window;
    }

    @Nullable
    Span phrase() {
        return phrases.found();
    }
}
