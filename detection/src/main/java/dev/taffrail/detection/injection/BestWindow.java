package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.LinearWeights;

/// The best window of a text: a segment, two neighbours, or the whole when no segment says anything. A window's score
/// is
/// the sum of its features' weights over the root of their number: sums of segments are sums of their parts, so windows
/// cost nothing.
final class BestWindow {
    /// A segment with fewer letters says nothing by itself.
    private static final int MIN_LETTERS = 6;

    private final LinearWeights weights;
    private int steps;
    private int size;
    private long allSteps;
    private long allSize;
    private int stepsBefore;
    private int sizeBefore;
    private int startBefore;
    private boolean segmentSeen;
    private double best = Double.NEGATIVE_INFINITY;
    private int bestStart;
    private int bestEnd;

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

    void segment(int start, int end, int letters) {
        allSteps += steps;
        allSize += size;
        if (letters >= MIN_LETTERS) {
            take(weights.score(steps, size), start, end);
            if (segmentSeen) {
                take(weights.score((long) steps + stepsBefore, (long) size + sizeBefore), startBefore, end);
            }
            segmentSeen = true;
            stepsBefore = steps;
            sizeBefore = size;
            startBefore = start;
        }
        steps = 0;
        size = 0;
    }

    double score() {
        return segmentSeen ? best : weights.score(allSteps, allSize);
    }

    /// How many features the text has.
    long size() {
        return allSize;
    }

    int start() {
        return bestStart;
    }

    int end(int length) {
        return segmentSeen ? bestEnd : length;
    }

    private void take(double score, int start, int end) {
        if (score > best) {
            best = score;
            bestStart = start;
            bestEnd = end;
        }
    }
}
