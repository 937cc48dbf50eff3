package dev.taffrail.bench.traffic;

import java.util.ArrayList;
import java.util.List;

/// What was not as it was recorded. The first ones are kept in words, all are counted. Safe for all threads.
final class Problems {
    private static final int KEPT = 50;

    private final List<String> first = new ArrayList<>();
    private int count;

    synchronized void add(String problem) {
        count++;
        if (first.size() < KEPT) {
            first.add(problem);
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized List<String> first() {
        return List.copyOf(first);
    }
}
