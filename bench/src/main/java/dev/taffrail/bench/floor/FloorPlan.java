package dev.taffrail.bench.floor;

/// How much the floor is measured.
///
/// @param warmUpRuns that are not measured
/// @param runs one at a time
/// @param burst runs at once
public record FloorPlan(int warmUpRuns, int runs, int burst, int modelCalls) {}
