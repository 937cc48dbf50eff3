package dev.taffrail.bench.train;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Where scores are zero and how steep they are, so that scores of both sources mean the same.
record Calibration(
        double wholeZero,
        double windowZero,
        double toolZero,
        double userSlope,
        double toolSlope,
        double userThreshold,
        double toolThreshold) {
    /// Scores are zero where this share of the harmless texts lies above.
    private static final double ZERO_SHARE = 0.01;
    /// Each of the two looks at a user's text gets about half of that.
    private static final double LOOK_SHARE = 0.0055;
    /// Texts of sources that nobody saw are wrongly flagged several times as often as those of the
    /// cross-validation: the thresholds that are shipped leave room for that.
    private static final double USER_SHARE = 0.005;
    /// A tool's result is taken out of a run's hands: fewer mistakes are bearable than with a user who can ask
    /// again.
    private static final double TOOL_SHARE = 0.004;

    static Calibration of(HeldOut scores) {
        IntPredicate user = scores::isUser;
        IntPredicate tool = user.negate();
        double wholeZero = above(harmless(scores, user, scores::whole), LOOK_SHARE);
        double windowZero = above(harmless(scores, user, scores::window), LOOK_SHARE);
        double[] users =
                harmless(scores, user, i -> Math.max(scores.whole(i) - wholeZero, scores.window(i) - windowZero));
        double[] tools = harmless(scores, tool, scores::window);
        double toolZero = above(tools, ZERO_SHARE);
        double userSlope = 1 / spread(users);
        double toolSlope = 1 / spread(tools);
        return new Calibration(
                wholeZero,
                windowZero,
                toolZero,
                userSlope,
                toolSlope,
                score(userSlope, above(users, USER_SHARE)),
                score(toolSlope, above(tools, TOOL_SHARE) - toolZero));
    }

    private static double score(double slope, double raw) {
        return 1 / (1 + Math.exp(-slope * raw));
    }

    private static double above(double[] sorted, double share) {
        return sorted[sorted.length - 1 - (int) (share * sorted.length)];
    }

    private static double spread(double[] scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        return Math.sqrt(Arrays.stream(scores)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow());
    }

    /// Sorted.
    private static double[] harmless(HeldOut scores, IntPredicate which, IntToDoubleFunction of) {
        return IntStream.range(0, scores.rows().size())
                .filter(which.and(i -> !scores.rows().get(i).attack()))
                .mapToDouble(of)
                .sorted()
                .toArray();
    }
}
