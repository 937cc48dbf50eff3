package dev.taffrail.bench.train;

/// A fitted linear model before it is rounded.
final class LinearFit {
    private final float[] weights;
    private final float bias;

    LinearFit(float[] weights, float bias) {
        this.weights = weights;
        this.bias = bias;
    }

    double score(SparseVector vector) {
        return vector.dot(weights) + bias;
    }

    float[] weights() {
        return weights;
    }

    float bias() {
        return bias;
    }
}
