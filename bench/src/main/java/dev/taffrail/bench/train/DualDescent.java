package dev.taffrail.bench.train;

import java.util.List;
import java.util.Random;

/// Fits a linear model with L2 regularisation by dual coordinate descent (Hsieh and others, 2008). One thread, a fixed
/// seed: the same examples in the same order give the same weights.
final class DualDescent {
    private static final long SEED = 20260101;
    private static final double SMALL = 1e-3;

    private DualDescent() {}

    /// What an example costs by how far its score is from its side.
    enum Loss {
        /// The square of what lacks to one; nothing beyond.
        SQUARED_HINGE,
        /// The square of the distance to one, on either side of it: what is clear already counts as much as
        /// what is not, so that no few odd examples decide.
        SQUARED
    }

    /// @param cost what an example of weight 1 costs that is one away
    static LinearFit fit(List<Example> examples, Loss loss, int bits, double cost, int epochs) {
        int n = examples.size();
        var weights = new float[1 << bits];
        double bias = 0;
        var alpha = new double[n];
        var norm = new double[n];
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            norm[i] = 1 + examples.get(i).vector().squaredNorm();
            order[i] = i;
        }
        var random = new Random(SEED);
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            double worst = 0;
            for (int i : order) {
                Example example = examples.get(i);
                double y = example.positive() ? 1 : -1;
                double diagonal = 1 / (2 * cost * example.weight());
                double gradient = y * (example.vector().dot(weights) + bias) - 1 + diagonal * alpha[i];
                double projected = loss == Loss.SQUARED_HINGE && alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
                worst = Math.max(worst, Math.abs(projected));
                if (projected != 0) {
                    double free = alpha[i] - gradient / (norm[i] + diagonal);
                    double next = loss == Loss.SQUARED_HINGE ? Math.max(0, free) : free;
                    double step = (next - alpha[i]) * y;
                    alpha[i] = next;
                    example.vector().addTo(weights, step);
                    bias += step;
                }
            }
            if (worst < SMALL) {
                break;
            }
        }
        return new LinearFit(weights, (float) bias);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
