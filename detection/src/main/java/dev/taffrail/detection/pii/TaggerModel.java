package dev.taffrail.detection.pii;

import dev.taffrail.detection.weights.Hash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/// The weights of the tagger: for each place of a hashed feature one byte per tag. Immutable.
public final class TaggerModel {
    private static final int MAGIC = 0x54415450;
    private static final int MAX_BITS = 18;
    private final int bits;
    private final byte[] table;

    private TaggerModel(int bits, byte[] table) {
        this.bits = bits;
        this.table = table;
    }

    /// Rounds trained weights to bytes, the largest to 127.
    static TaggerModel round(int bits, float[] weights) {
        double squares = 0;
        int used = 0;
        for (float weight : weights) {
            squares += (double) weight * weight;
            used += weight == 0 ? 0 : 1;
        }
        double step = 10 * Math.sqrt(squares / Math.max(1, used)) / Byte.MAX_VALUE;
        var table = new byte[weights.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) Math.clamp(Math.round(weights[i] / step), -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return new TaggerModel(bits, table);
    }

    public static TaggerModel read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("this is no tagger model of this version; train it again");
        }
        int bits = in.readUnsignedByte();
        if (bits > MAX_BITS) {
            throw new IOException("a tagger model has 2^%d places; at most 2^%d are read".formatted(bits, MAX_BITS));
        }
        var table = new byte[Tag.COUNT << bits];
        in.readFully(table);
        return new TaggerModel(bits, table);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(bits);
        out.write(table);
    }

    int best(TagFeatures features, int[] scores) {
        Arrays.fill(scores, 0);
        for (int i = 0; i < features.count(); i++) {
            int row = Hash.place(features.hash(i), bits) * Tag.COUNT;
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                scores[tag] += table[row + tag];
            }
        }
        int best = 0;
        for (int tag = 1; tag < Tag.COUNT; tag++) {
            if (scores[tag] > scores[best]) {
                best = tag;
            }
        }
        return best;
    }
}
