package dev.taffrail.detection.weights;

/// How features become numbers. Changing anything here makes trained weights worthless.
public final class Hash {
    private static final int STEP = 0x9E3779B1;
    private static final int LAST = 0x85EBCA6B;

    private Hash() {}

    /// The hash of what `hash` stands for followed by `value`.
    public static int add(int hash, int value) {
        int mixed = (hash ^ value) * STEP;
        return mixed ^ (mixed >>> 15);
    }

    /// The place of a hash in a table of two to the power of `bits` places.
    public static int place(int hash, int bits) {
        return (hash * LAST) >>> (32 - bits);
    }

    public static int of(CharSequence text) {
        int hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = add(hash, text.charAt(i));
        }
        return hash;
    }
}
