package dev.taffrail.detection.weights;

/// The weights of up to four models side by side: of a feature they are read from memory together. Immutable and shared
/// between threads.
public final class JoinedWeights {
    private static final int MOST = 4;

    private final int bits;
    private final int[] table;

    private JoinedWeights(int bits, int[] table) {
        this.bits = bits;
        this.table = table;
    }

    /// @param models with tables of the same size
    public static JoinedWeights of(LinearWeights... models) {
        int bits = models[0].bits();
        if (models.length > MOST) {
            throw new IllegalArgumentException("%d models; at most %d are joined".formatted(models.length, MOST));
        }
        var table = new int[1 << bits];
        for (int model = 0; model < models.length; model++) {
            if (models[model].bits() != bits) {
                throw new IllegalArgumentException("tables of 2^%d and of 2^%d places are joined; give them one size"
                        .formatted(bits, models[model].bits()));
            }
            for (int place = 0; place < table.length; place++) {
                table[place] |= (models[model].stepsAt(place) & 0xFF) << (Byte.SIZE * model);
            }
        }
        return new JoinedWeights(bits, table);
    }

    /// The weights of a feature, as [#steps] takes them apart.
    public int of(int hash) {
        return table[Hash.place(hash, bits)];
    }

    /// What [LinearWeights#steps] of one of the models says.
    ///
    /// @param joined what [#of] says of the feature
    /// @param model in the order in which the models were joined, from 0 on
    public static int steps(int joined, int model) {
        return (byte) (joined >> (Byte.SIZE * model));
    }
}
