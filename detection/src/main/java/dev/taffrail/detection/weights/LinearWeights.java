package dev.taffrail.detection.weights;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// The weights of a linear model over hashed features: one byte each, one scale for all of them, and a bias. Immutable
/// and shared between threads.
public final class LinearWeights {
    private static final int MAX_BITS = 24;

    private final int bits;
    private final byte[] table;
    private final float scale;
    private final float bias;

    private LinearWeights(int bits, byte[] table, float scale, float bias) {
        this.bits = bits;
        this.table = table;
        this.scale = scale;
        this.bias = bias;
    }

    /// Rounds trained weights to bytes. What lies further out than `limit` is cut to it.
    ///
    /// @param weights two to the power of `bits` of them
    public static LinearWeights round(float[] weights, float bias, float limit) {
        int bits = Integer.numberOfTrailingZeros(weights.length);
        if (weights.length != 1 << bits || bits > MAX_BITS || !(limit > 0)) {
            throw new IllegalArgumentException(
                    "a table has a power of two of weights, at most 2^%d, and a limit above 0".formatted(MAX_BITS));
        }
        float scale = limit / Byte.MAX_VALUE;
        var table = new byte[weights.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) Math.clamp(Math.round(weights[i] / scale), -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return new LinearWeights(bits, table, scale, bias);
    }

    public static LinearWeights read(DataInputStream in) throws IOException {
        int bits = in.readUnsignedByte();
        if (bits > MAX_BITS) {
            throw new IOException(
                    "a table of weights has 2^%d places; at most 2^%d are read".formatted(bits, MAX_BITS));
        }
        float scale = in.readFloat();
        float bias = in.readFloat();
        var table = new byte[1 << bits];
        in.readFully(table);
        return new LinearWeights(bits, table, scale, bias);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeByte(bits);
        out.writeFloat(scale);
        out.writeFloat(bias);
        out.write(table);
    }

    /// The weight of a feature in steps of [#scale]: sums of it stay exact.
    public int steps(int hash) {
        return table[Hash.place(hash, bits)];
    }

    /// The score of so many features whose weights add up to so many steps.
    public double score(long steps, long features) {
        return bias + scale * (double) steps / Math.sqrt((double) Math.max(1, features));
    }

    int bits() {
        return bits;
    }

    int stepsAt(int place) {
        return table[place];
    }

    public float scale() {
        return scale;
    }
}
