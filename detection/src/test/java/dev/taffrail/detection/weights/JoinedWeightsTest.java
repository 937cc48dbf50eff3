package dev.taffrail.detection.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinedWeightsTest {
    private static final int BITS = 10;
    private static final int FEATURES = 10_000;

    @Test
    void says_of_each_model_what_the_model_says() {
        LinearWeights[] models = {weights(BITS, 1), weights(BITS, 2), weights(BITS, 3), weights(BITS, 4)};
        var joined = JoinedWeights.of(models);
        var hashes = new Random(5);
        for (int i = 0; i < FEATURES; i++) {
            int hash = hashes.nextInt();
            for (int model = 0; model < models.length; model++) {
                assertThat(JoinedWeights.steps(joined.of(hash), model)).isEqualTo(models[model].steps(hash));
            }
        }
    }

    @Test
    void refuses_tables_of_different_sizes() {
        assertThatThrownBy(() -> JoinedWeights.of(weights(BITS, 1), weights(BITS + 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2^10 and of 2^11");
    }

    private static LinearWeights weights(int bits, long seed) {
        var random = new Random(seed);
        var weights = new float[1 << bits];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat(-1, 1);
        }
        return LinearWeights.round(weights, 0, 1);
    }
}
