package dev.taffrail.detection.toolcall.format;

import java.util.TreeMap;

/// A set of code points, written as hexadecimal numbers and ranges that do not overlap.
final class CodePoints {
    private final TreeMap<Integer, Integer> lastByFirst = new TreeMap<>();

    private CodePoints() {}

    static CodePoints of(String ranges) {
        var set = new CodePoints();
        for (String range : ranges.strip().split("\\s+", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            set.lastByFirst.put(first, dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16));
        }
        return set;
    }

    boolean contains(int codePoint) {
        var range = lastByFirst.floorEntry(codePoint);
        return range != null && codePoint <= range.getValue();
    }
}
