package dev.taffrail.detection.injection;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.weights.JoinedWeights;
import org.jspecify.annotations.Nullable;

/// Scores a user's text as a whole and by its best window while it is read once.
final class UserScores implements FeatureSink {
    private final UserWeights weights;
    private final JoinedWeights joined;
    private final BestWindow window;
    private final PhraseSearch phrases;
    private final Seen seen;
    private long wholeSteps;
    private long distinctSteps;
    private long distinctSquares;
    private long traitSteps;
    private long distinctTraitSteps;

    /// @param joined what [UserWeights#joined] says of the weights
    UserScores(String text, UserWeights weights, JoinedWeights joined) {
        this.weights = weights;
        this.joined = joined;
        this.window = new BestWindow(weights.window());
        this.phrases = new PhraseSearch(text);
        this.seen = new Seen(text.length());
    }

    @Override
    public void feature(int hash) {
        add(hash, 1);
    }

    @Override
    public void features(int[] hashes, int count) {
        int steps = 0;
        int whole = 0;
        int distinct = 0;
        int different = 0;
        for (int i = 0; i < count; i++) {
            int all = joined.of(hashes[i]);
            int isNew = seen.count(hashes[i]);
            steps += JoinedWeights.steps(all, UserWeights.WINDOW_PLACE);
            whole += JoinedWeights.steps(all, UserWeights.WHOLE_PLACE);
            distinct += isNew * JoinedWeights.steps(all, UserWeights.DISTINCT_PLACE);
            different += isNew;
        }
        window.add(steps, count);
        wholeSteps += whole;
        distinctSteps += distinct;
        distinctSquares += different;
    }

    @Override
    public void classes(int hash) {
        add(hash, CLASS_TIMES);
    }

    private void add(int hash, int times) {
        int all = joined.of(hash);
        window.add(times * JoinedWeights.steps(all, UserWeights.WINDOW_PLACE), times);
        wholeSteps += (long) times * JoinedWeights.steps(all, UserWeights.WHOLE_PLACE);
        if (seen.add(hash)) {
            distinctSteps += (long) times * JoinedWeights.steps(all, UserWeights.DISTINCT_PLACE);
            distinctSquares += (long) times * times;
        }
    }

    @Override
    public void segment(int start, int end, int letters, int words) {
        window.segment(start, end, letters, words);
    }

    @Override
    public void trait(int hash) {
        traitSteps += weights.whole().steps(hash);
        distinctTraitSteps += weights.distinct().steps(hash);
    }

    @Override
    public void word(int start, WordClass wordClass) {
        phrases.word(start, wordClass);
    }

    /// The score of the whole text; told after its last segment.
    double whole() {
        if (!window.isSaid()) {
            return Double.NEGATIVE_INFINITY;
        }
        return UserWeights.whole(
                weights.whole().score(wholeSteps, window.size())
                        + TRAIT * weights.whole().scale() * traitSteps,
                weights.distinct().score(distinctSteps, distinctSquares)
                        + TRAIT * weights.distinct().scale() * distinctTraitSteps);
    }

    BestWindow window() {
        return window;
    }

    @Nullable
    Span phrase() {
        return phrases.found();
    }
}
