package dev.taffrail.bench.train;

/// A fitted linear model before it is rounded.
record LinearFit(float[] weights, float bias) {
    double score(SparseVector vector) {
        return vector.dot(weights) + bias;
    }
}
