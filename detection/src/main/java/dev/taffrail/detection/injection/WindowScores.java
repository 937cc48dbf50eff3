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
    private final @Nullable UserWeights user;
    private final Seen seen;
    private int steps;
    private int size;
    private long wholeSteps;
    private long distinctSteps;
    private long distinctSize;
    private long allSteps;
    private long allSize;
    private long traitSteps;
    private long distinctTraitSteps;
    private int stepsBefore;
    private int sizeBefore;
    private int startBefore;
    private boolean segmentSeen;
    private @Nullable Span phrase;
    private double best = Double.NEGATIVE_INFINITY;
    private int bestStart;
    private int bestEnd;

    static WindowScores ofTool(String text, LinearWeights window) {
        return new WindowScores(text, window, null);
    }

    static WindowScores ofUser(String text, UserWeights weights) {
        return new WindowScores(text, weights.window(), weights);
    }

    private WindowScores(String text, LinearWeights window, @Nullable UserWeights user) {
        this.text = text;
        this.phrase = KnownPhrases.fixed(text);
        this.window = window;
        this.user = user;
        this.seen = new Seen(user == null ? 0 : text.length());
    }

    @Override
    public void feature(int hash) {
        steps += window.steps(hash);
        size++;
        if (user != null) {
            wholeSteps += user.whole().steps(hash);
            if (seen.add(hash)) {
                distinctSteps += user.distinct().steps(hash);
                distinctSize++;
            }
        }
    }

    @Override
    public void classes(int hash) {
        steps += CLASS_TIMES * window.steps(hash);
        size += CLASS_TIMES;
        if (user != null) {
            wholeSteps += (long) CLASS_TIMES * user.whole().steps(hash);
            if (seen.add(hash)) {
                distinctSteps += (long) CLASS_TIMES * user.distinct().steps(hash);
                distinctSize += CLASS_TIMES;
            }
        }
    }

    @Override
    public void segment(int start, int end, int letters) {
        allSteps += steps;
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
        size = 0;
    }

    @Override
    public void trait(int hash) {
        if (user != null) {
            traitSteps += user.whole().steps(hash);
            distinctTraitSteps += user.distinct().steps(hash);
        }
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

    /// The score of a user's whole text.
    double whole(UserWeights weights) {
        return UserWeights.whole(
                score(weights.whole(), wholeSteps, allSize)
                        + TRAIT * weights.whole().scale() * traitSteps,
                score(weights.distinct(), distinctSteps, distinctSize)
                        + TRAIT * weights.distinct().scale() * distinctTraitSteps);
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
