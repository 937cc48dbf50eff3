package dev.taffrail.bench.load;

/// Says how a run is asked for.
@FunctionalInterface
public interface Requests {
    /// The value of the record that asks for a run.
    ///
    /// @param iterations model calls of the run; each but the last asks for one tool
    byte[] request(String run, int iterations);
}
