package dev.taffrail.detection.injection;

/// Takes what [FeatureScan] finds, in the order of the text.
public interface FeatureSink {
    /// A group of letters or words that occurs at this place.
    void feature(int hash);

    /// The features since the last call belong to this segment.
    ///
    /// @param letters how many letters it has; what has next to none says nothing
    void segment(int start, int end, int letters);
}
