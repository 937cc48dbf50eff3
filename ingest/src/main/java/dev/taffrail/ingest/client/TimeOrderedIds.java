package dev.taffrail.ingest.client;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes ids that sort by the time they were made: 26 characters, the time in milliseconds and 80 random bits in
/// Crockford's base 32 (the ULID form, in lower case). Ids of one source are strictly ascending, also when its clock
/// stands still or goes back.
public final class TimeOrderedIds {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int CHANCE_DIGITS = 16;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long millis = -1;
    private final byte[] chance = new byte[CHANCE_DIGITS];

    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized String next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            draw();
        } else {
            increment();
        }
        return written();
    }

    private void draw() {
        for (int i = 0; i < chance.length; i++) {
            chance[i] = (byte) random.nextInt(DIGITS.length);
        }
    }

    private void increment() {
        int at = chance.length - 1;
        while (at >= 0 && chance[at] == DIGITS.length - 1) {
            chance[at--] = 0;
        }
        if (at >= 0) {
            chance[at]++;
        } else {
            millis++; // 2^80 ids of one millisecond: the next one lends a time
            draw();
        }
    }

    private String written() {
        var id = new char[TIME_DIGITS + CHANCE_DIGITS];
        long rest = millis;
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            id[i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
        for (int i = 0; i < CHANCE_DIGITS; i++) {
            id[TIME_DIGITS + i] = DIGITS[chance[i]];
        }
        return new String(id);
    }
}
