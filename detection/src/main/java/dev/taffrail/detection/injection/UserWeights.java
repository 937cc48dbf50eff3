package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.JoinedWeights;
import dev.taffrail.detection.weights.LinearWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// The three models that look at a user's text, two at the whole of it and one at windows.
///
/// @param whole of the text with every feature as often as it occurs
/// @param distinct of the text with every feature once: what is repeated does not drown the rest
/// @param window of its best window
public record UserWeights(LinearWeights whole, LinearWeights distinct, LinearWeights window) {
    /// Where the weights of each stand in [#joined].
    static final int WINDOW_PLACE = 0;

    static final int WHOLE_PLACE = 1;
    static final int DISTINCT_PLACE = 2;
    private static final double WHOLE = 0.16;
    private static final double WINDOW = 0.8;

    /// What the two models of the whole text say together. How much each says was found by trying, with texts held
    /// out by family and by source.
    public static double whole(double whole, double distinct) {
        return WHOLE * whole + distinct;
    }

    /// What the model of windows says, on the same scale.
    public static double window(double window) {
        return WINDOW * window;
    }

    JoinedWeights joined() {
        return JoinedWeights.of(window, whole, distinct);
    }

    static UserWeights read(DataInputStream in) throws IOException {
        return new UserWeights(LinearWeights.read(in), LinearWeights.read(in), LinearWeights.read(in));
    }

    void write(DataOutputStream out) throws IOException {
        whole.write(out);
        distinct.write(out);
        window.write(out);
    }
}
