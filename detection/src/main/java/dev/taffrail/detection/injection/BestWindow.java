package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.LinearWeights;

/// The best window of a text: a segment, two neighbours, or the whole when no segment says anything. What has fewer
/// than [#MIN_WORDS] instructs nobody and counts only where no window has more, as with a word on each line; a text
/// that has fewer scores nothing, however unlike ordinary text its rules and brackets are.
///
/// A window's score is the sum of its features' weights over the root of their number: sums of segments are sums of
/// their parts, so windows cost nothing.
final class BestWindow {
    /// A segment with fewer letters says nothing by itself.
    private static final int MIN_LETTERS = 6;

    static final int MIN_WORDS = 3;

    private final LinearWeights weights;
    private int steps;
    private int size;
    private long allSteps;
    private long allSize;
    private int stepsBefore;
    private int sizeBefore;
    private int wordsBefore;
    private int startBefore;
    private long allWords;
    private boolean segmentSeen;
    private final Best best = new Best();
    private final Best brief = new Best();

    BestWindow(LinearWeights weights) {
        this.weights = weights;
    }

    /// Features of the segment that is read.
    ///
    /// @param featureSteps their weights in steps of the scale, `features` times each
    void add(int featureSteps, int features) {
        steps += featureSteps;
        size += features;
    }

    void segment(int start, int end, int letters, int words) {
        allSteps += steps;
        allSize += size;
        allWords += words;
        if (letters >= MIN_LETTERS) {
            of(words).take(weights.score(steps, size), start, end);
            if (segmentSeen) {
                of(words + wordsBefore)
                        .take(weights.score((long) steps + stepsBefore, (long) size + sizeBefore), startBefore, end);
            }
            segmentSeen = true;
            stepsBefore = steps;
            sizeBefore = size;
            wordsBefore = words;
            startBefore = start;
        }
        steps = 0;
        size = 0;
    }

    /// Negative infinity when the text says nothing.
    double score() {
        if (!isSaid()) {
            return Double.NEGATIVE_INFINITY;
        }
        return segmentSeen ? found().score : weights.score(allSteps, allSize);
    }

    /// Whether the text has words enough to say something.
    boolean isSaid() {
        return allWords >= MIN_WORDS;
    }

    /// How many features the text has.
    long size() {
        return allSize;
    }

    int start() {
        return found().start;
    }

    int end(int length) {
        return segmentSeen ? found().end : length;
    }

    private Best of(int words) {
        return words >= MIN_WORDS ? best : brief;
    }

    private Best found() {
        return best.score > Double.NEGATIVE_INFINITY ? best : brief;
    }

    private static final class Best {
        private double score = Double.NEGATIVE_INFINITY;
        private int start;
        private int end;

        void take(double next, int from, int to) {
            if (next > score) {
                score = next;
                start = from;
                end = to;
            }
        }
    }
}
