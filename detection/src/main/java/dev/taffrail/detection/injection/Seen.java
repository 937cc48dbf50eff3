package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.Hash;

/// Which features of a text have occurred already, about: now and then a new one is taken for one that was there. Of a
/// very long text only so many different features count. One for one text; not thread-safe.
public final class Seen {
    private static final int MIN_BITS = 10;
    private static final int MAX_BITS = 18;
    /// A character brings some six features.
    private static final int PLACES_PER_CHARACTER = 16;

    private final int bits;
    private final long[] places;

    /// @param length how many characters the text has
    public Seen(int length) {
        long wanted = (long) PLACES_PER_CHARACTER * length;
        this.bits = Math.clamp(Long.SIZE - Long.numberOfLeadingZeros(wanted), MIN_BITS, MAX_BITS);
        this.places = new long[1 << (bits - 6)];
    }

    /// Whether this is the first time.
    public boolean add(int hash) {
        return count(hash) == 1;
    }

    /// One for the first time, else zero: half of the features of a text are new, which no processor foresees.
    int count(int hash) {
        int place = Hash.place(hash, bits);
        long before = places[place >>> 6];
        places[place >>> 6] = before | 1L << place;
        return (int) (~before >>> place) & 1;
    }
}
