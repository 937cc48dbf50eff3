package dev.taffrail.bench.train;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Where scores are zero and how steep they are, so that scores of both sources mean the same.
record Calibration(
        double wholeZero,
        double windowZero,
        double toolZero,
        double userSlope,
        double toolSlope,
        double toolThreshold) {
    /// Scores are zero where this share of the harmless texts lies above.
    private static final double ZERO_SHARE = 0.01;
    /// Each of the two looks at a user's text gets half of that.
    private static final double LOOK_SHARE = 0.006;
    /// A tool's result is taken out of a run's hands: fewer mistakes are bearable than with a user who can ask
    /// again.
    private static final double TOOL_SHARE = 0.004;

    static final double USER_THRESHOLD = 0.5;

    static Calibration of(HeldOut scores) {
        IntPredicate user = scores::isUser;
        double wholeZero = above(scores, scores.whole(), user, LOOK_SHARE);
        double windowZero = above(scores, scores.window(), user, LOOK_SHARE);
        double toolZero = above(scores, scores.window(), user.negate(), ZERO_SHARE);
        double userSlope = 1 / spread(scores, scores.whole(), user);
        double toolSlope = 1 / spread(scores, scores.window(), user.negate());
        double toolCut = above(scores, scores.window(), user.negate(), TOOL_SHARE) - toolZero;
        return new Calibration(wholeZero, windowZero, toolZero, userSlope, toolSlope, score(toolSlope, toolCut));
    }

    double score(HeldOut scores, int i) {
        return scores.isUser(i)
                ? score(userSlope, Math.max(scores.whole()[i] - wholeZero, scores.window()[i] - windowZero))
                : score(toolSlope, scores.window()[i] - toolZero);
    }

    private static double score(double slope, double raw) {
        return 1 / (1 + Math.exp(-slope * raw));
    }

    private static double above(HeldOut scores, double[] of, IntPredicate which, double share) {
        double[] sorted = harmless(scores, of, which);
        int above = (int) (share * sorted.length);
        return sorted[sorted.length - 1 - above];
    }

    private static double spread(HeldOut scores, double[] of, IntPredicate which) {
        double[] sorted = harmless(scores, of, which);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        return Math.sqrt(Arrays.stream(sorted)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow());
    }

    private static double[] harmless(HeldOut scores, double[] of, IntPredicate which) {
        return IntStream.range(0, of.length)
                .filter(which.and(i -> !scores.rows().get(i).attack()))
                .mapToDouble(i -> of[i])
                .sorted()
                .toArray();
    }
}
