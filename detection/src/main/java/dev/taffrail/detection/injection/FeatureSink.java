package dev.taffrail.detection.injection;

/// Takes what [FeatureScan] finds, in the order of the text.
public interface FeatureSink {
    /// What a trait counts; a feature counts one over the root of their number.
    float TRAIT = 0.5f;
    /// How many features a sequence of classes counts for: there are few of them beside many letter groups.
    int CLASS_TIMES = 6;

    /// A group of letters or words that occurs at this place.
    void feature(int hash);

    /// The same for several, in the order of the text: whoever adds them up need not do so one by one.
    ///
    /// @param count how many of the hashes there are; the others mean nothing
    default void features(int[] hashes, int count) {
        for (int i = 0; i < count; i++) {
            feature(hashes[i]);
        }
    }

    /// A sequence of word classes that ends at this place.
    void classes(int hash);

    /// The features since the last call belong to this segment.
    ///
    /// @param letters how many letters it has; what has next to none says nothing
    /// @param words how many words it has, single letters left out; six letters in a row are one, and two where a
    ///     script is written without spaces
    void segment(int start, int end, int letters, int words);

    /// What the text is like as a whole; told once, after its last segment.
    void trait(int hash);

    /// A word of a class begins here.
    void word(int start, WordClass wordClass);
}
