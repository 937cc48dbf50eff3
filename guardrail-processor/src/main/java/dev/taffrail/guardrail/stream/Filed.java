package dev.taffrail.guardrail.stream;

/// What a record of a topic of definitions is.
sealed interface Filed<D> {
    /// @param version that the name stands for; empty when it was withdrawn
    record Pointer<D>(String version) implements Filed<D> {}

    /// @param version that the content has, whatever the record's key says
    record Definition<D>(String version, D content) implements Filed<D> {}

    /// It can be read and not used.
    record Unusable<D>() implements Filed<D> {}
}
