package dev.taffrail.detection.injection;

import dev.taffrail.detection.weights.Hash;

/// What a text is like as a whole, however long it is: whether characters stand together in it that no person strings
/// together, in its first half and in its second. A request that ends in such is what a search for the letters that
/// make a model comply leaves behind.
///
/// Length, script and which word classes occur were tried as traits as well: they tell sources apart, not attacks.
final class Traits {
    private static final int ODD = 0x505;
    private static final int BUCKETS = 8;
    private static final int MIXED_CASE = 2;
    private static final int CAPITALS = 3;
    private static final int LONG_WORD = 4;
    private static final String JOINTS = "'-/@.:\u2019";

    private final int middle;
    private int head;
    private int tail;
    private int lastWordEnd;
    private int symbolsInRow;
    private char symbolBefore = ' ';

    Traits(int length) {
        this.middle = length / 2;
    }

    /// @param shape 1 for a capital first, 2 for one further on, both added; 4 for foreign letters
    void word(int start, int end, int shape) {
        if (shape == MIXED_CASE || (shape == CAPITALS && end - start > LONG_WORD)) {
            odd(start);
        }
        if (start == lastWordEnd + 1 && start > 1 && symbolBefore > ' ' && JOINTS.indexOf(symbolBefore) < 0) {
            odd(start);
        }
        lastWordEnd = end;
        symbolsInRow = 0;
    }

    void symbol(int at, char c) {
        if (c <= ' ') {
            symbolsInRow = 0;
        } else if (++symbolsInRow >= 2 && c != symbolBefore) {
            odd(at);
        }
        symbolBefore = c;
    }

    private void odd(int at) {
        if (at < middle) {
            head++;
        } else {
            tail++;
        }
    }

    void tell(FeatureSink sink) {
        sink.trait(Hash.add(ODD, bucket(head) * BUCKETS + bucket(tail)));
    }

    private static int bucket(int count) {
        return count < 3 ? count : count < 6 ? 3 : count < 12 ? 4 : 5;
    }
}
