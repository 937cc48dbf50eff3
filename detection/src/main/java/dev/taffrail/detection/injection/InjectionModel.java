package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.LinearWeights;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The trained numbers of the injection detector.
///
/// @param wholeZero what a user's whole text scores when it is as suspicious as one harmless text in a hundred, in
///     cross-validation; the other zeros likewise
/// @param userSlope how steeply scores rise around zero; it only spreads them over 0 to 1
/// @param userThreshold what is shipped for users' texts, from 0 to 1
public record InjectionModel(
        UserWeights user,
        LinearWeights tool,
        float wholeZero,
        float windowZero,
        float toolZero,
        float userSlope,
        float toolSlope,
        float userThreshold,
        float toolThreshold) {
    private static final int MAGIC = 0x5441494F;
    private static final String RESOURCE = "/dev/taffrail/detection/weights/injection.bin";

    /// The model in the jar.
    public static InjectionModel shipped() {
        try (InputStream file = Objects.requireNonNull(InjectionModel.class.getResourceAsStream(RESOURCE), RESOURCE);
                var in = new DataInputStream(new BufferedInputStream(file))) {
            return read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar's " + RESOURCE + " cannot be read; build it again", broken);
        }
    }

    public static InjectionModel read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("this is no injection model of this version; train it again");
        }
        return new InjectionModel(
                UserWeights.read(in),
                LinearWeights.read(in),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat());
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        user.write(out);
        tool.write(out);
        for (float number :
                new float[] {wholeZero, windowZero, toolZero, userSlope, toolSlope, userThreshold, toolThreshold}) {
            out.writeFloat(number);
        }
    }
}
