package dev.taffrail.bench.train;

import dev.taffrail.detection.injection.FeatureScan;
import dev.taffrail.detection.injection.FeatureSink;
import dev.taffrail.detection.injection.Seen;
import dev.taffrail.detection.injection.WordClass;
import dev.taffrail.detection.weights.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The features of a text by segment, as places in a table of weights.
final class SegmentedText implements FeatureSink {
    private static final int MIN_LETTERS = 6;

    private final int bits;
    private final List<int[]> segments = new ArrayList<>();
    private final List<Boolean> telling = new ArrayList<>();
    private final Seen seen;
    private int[] current = new int[256];
    private int size;
    private int[] different = new int[256];
    private int differentCount;
    private long differentSquares;
    private int[] traits = new int[4];
    private int traitCount;

    private SegmentedText(int length, int bits) {
        this.seen = new Seen(length);
        this.bits = bits;
    }

    static SegmentedText of(String text, int bits) {
        var segmented = new SegmentedText(text.length(), bits);
        FeatureScan.scan(text, segmented);
        return segmented;
    }

    /// All features of the text.
    SparseVector plain() {
        return vector(segments);
    }

    /// All features of the text, and its traits.
    SparseVector whole() {
        return traits(plain());
    }

    /// Each feature of the text once, as a vector of length one, and its traits.
    SparseVector distinct() {
        return traits(SparseVector.ofCounts(Arrays.copyOf(different, differentCount), differentSquares));
    }

    private SparseVector traits(SparseVector features) {
        return features.with(Arrays.copyOf(traits, traitCount), FeatureSink.TRAIT);
    }

    /// Every segment that says something, and every two neighbours.
    List<SparseVector> windows() {
        var windows = new ArrayList<SparseVector>();
        int[] before = null;
        for (int i = 0; i < segments.size(); i++) {
            if (!telling.get(i)) {
                continue;
            }
            int[] segment = segments.get(i);
            windows.add(vector(List.of(segment)));
            if (before != null) {
                windows.add(vector(List.of(before, segment)));
            }
            before = segment;
        }
        return windows.isEmpty() ? List.of(plain()) : windows;
    }

    private static SparseVector vector(List<int[]> parts) {
        int[] all = new int[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return SparseVector.ofCounts(all);
    }

    @Override
    public void feature(int hash) {
        int place = Hash.place(hash, bits);
        add(place);
        if (seen.add(hash)) {
            addDifferent(place);
            differentSquares++;
        }
    }

    @Override
    public void classes(int hash) {
        int place = Hash.place(hash, bits);
        boolean isNew = seen.add(hash);
        differentSquares += isNew ? CLASS_TIMES * CLASS_TIMES : 0;
        for (int i = 0; i < CLASS_TIMES; i++) {
            add(place);
            if (isNew) {
                addDifferent(place);
            }
        }
    }

    private void add(int place) {
        if (size == current.length) {
            current = Arrays.copyOf(current, 2 * size);
        }
        current[size++] = place;
    }

    private void addDifferent(int place) {
        if (differentCount == different.length) {
            different = Arrays.copyOf(different, 2 * differentCount);
        }
        different[differentCount++] = place;
    }

    @Override
    public void segment(int start, int end, int letters, int words) {
        if (size > 0) {
            segments.add(Arrays.copyOf(current, size));
            telling.add(letters >= MIN_LETTERS);
        }
        size = 0;
    }

    @Override
    public void trait(int hash) {
        if (traitCount == traits.length) {
            traits = Arrays.copyOf(traits, 2 * traitCount);
        }
        traits[traitCount++] = Hash.place(hash, bits);
    }

    @Override
    public void word(int start, WordClass wordClass) {
        // known phrases are not learned
    }
}
