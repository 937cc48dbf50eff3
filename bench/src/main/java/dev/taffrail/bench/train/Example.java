package dev.taffrail.bench.train;

/// What a linear model learns from.
///
/// @param weight how much it counts; 1 is usual
record Example(SparseVector vector, boolean positive, double weight) {}
