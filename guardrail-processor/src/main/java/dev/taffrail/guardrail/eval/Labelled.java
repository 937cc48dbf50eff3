package dev.taffrail.guardrail.eval;

/// A score beside the truth.
///
/// @param shipped whether it is above the shipped threshold of its source
record Labelled(String task, String source, boolean attack, double score, boolean shipped) {}
