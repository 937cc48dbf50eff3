package dev.taffrail.bench.train;

import java.util.Arrays;

/// A vector of which most places are 0.
final class SparseVector {
    private final int[] places;
    private final float[] values;

    SparseVector(int[] places, float[] values) {
        this.places = places;
        this.values = values;
    }

    /// Counts the features, repeats included, and divides by the root of how many there are: what the engine does.
    ///
    /// @param features in any order; sorted here
    static SparseVector ofCounts(int[] features) {
        return ofCounts(features, features.length);
    }

    /// The same, divided by the root of another number.
    static SparseVector ofCounts(int[] features, long divisor) {
        Arrays.sort(features);
        var places = new int[features.length];
        var values = new float[features.length];
        float each = (float) (1 / Math.sqrt((double) Math.max(1, divisor)));
        int n = 0;
        for (int feature : features) {
            if (n > 0 && places[n - 1] == feature) {
                values[n - 1] += each;
            } else {
                places[n] = feature;
                values[n++] = each;
            }
        }
        return new SparseVector(Arrays.copyOf(places, n), Arrays.copyOf(values, n));
    }

    /// This and more features, each with the same value.
    SparseVector with(int[] more, float value) {
        int[] allPlaces = Arrays.copyOf(places, places.length + more.length);
        float[] allValues = Arrays.copyOf(values, allPlaces.length);
        System.arraycopy(more, 0, allPlaces, places.length, more.length);
        Arrays.fill(allValues, values.length, allValues.length, value);
        return new SparseVector(allPlaces, allValues);
    }

    double dot(float[] weights) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += (double) weights[places[i]] * values[i];
        }
        return sum;
    }

    double squaredNorm() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    void addTo(float[] weights, double step) {
        for (int i = 0; i < places.length; i++) {
            weights[places[i]] += (float) (step * values[i]);
        }
    }
}
