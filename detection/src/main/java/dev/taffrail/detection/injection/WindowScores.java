package dev.taffrail.detection.injection;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.weights.LinearWeights;
import org.jspecify.annotations.Nullable;

/// Scores every segment of a text, every two neighbours and, when asked to, the whole, while the text is read once.
/// A window's score is the sum of its features' weights over the root of their number: sums of segments are sums of
/// their parts,
/// so windows cost nothing.
final class WindowScores implements FeatureSink {
    /// A segment with fewer letters says nothing by itself.
    static final int MIN_LETTERS = 6;

    private final String text;
    private final LinearWeights window;
    private final LinearWeights whole;
    private final boolean both;
    private int steps;
    private int wholeSteps;
    private int size;
    private long allWholeSteps;
    private long allSteps;
    private long allSize;
    private long traitSteps;
    private int stepsBefore;
    private int sizeBefore;
    private int startBefore;
    private boolean segmentSeen;
    private @Nullable Span phrase;
    private double best = Double.NEGATIVE_INFINITY;
    private int bestStart;
    private int bestEnd;

    WindowScores(String text, LinearWeights window, LinearWeights whole) {
        this.text = text;
        this.phrase = KnownPhrases.fixed(text);
        this.window = window;
        this.whole = whole;
        this.both = window != whole;
    }

    @Override
    public void feature(int hash) {
        steps += window.steps(hash);
        if (both) {
            wholeSteps += whole.steps(hash);
        }
        size++;
    }

    @Override
    public void segment(int start, int end, int letters) {
        allSteps += steps;
        allWholeSteps += wholeSteps;
        allSize += size;
        if (letters >= MIN_LETTERS) {
            take(score(window, steps, size), start, end);
            if (segmentSeen) {
                take(score(window, (long) steps + stepsBefore, (long) size + sizeBefore), startBefore, end);
            }
            segmentSeen = true;
            stepsBefore = steps;
            sizeBefore = size;
            startBefore = start;
        }
        steps = 0;
        wholeSteps = 0;
        size = 0;
    }

    @Override
    public void trait(int hash) {
        traitSteps += whole.steps(hash);
    }

    @Override
    public void word(int start, WordClass wordClass) {
        if (phrase == null) {
            phrase = KnownPhrases.at(text, start, wordClass);
        }
    }

    /// A phrase that is an attack whatever the score.
    @Nullable
    Span phrase() {
        return phrase;
    }

    /// The score of the best window; of the whole text when no segment says anything.
    double best() {
        return segmentSeen ? best : score(window, allSteps, allSize);
    }

    double whole() {
        return score(whole, allWholeSteps, allSize) + TRAIT * whole.scale() * traitSteps;
    }

    int bestStart() {
        return bestStart;
    }

    int bestEnd(int length) {
        return segmentSeen ? bestEnd : length;
    }

    private void take(double score, int start, int end) {
        if (score > best) {
            best = score;
            bestStart = start;
            bestEnd = end;
        }
    }

    private static double score(LinearWeights weights, long steps, long size) {
        return weights.bias() + weights.scale() * (double) steps / Math.sqrt((double) Math.max(1, size));
    }
}
