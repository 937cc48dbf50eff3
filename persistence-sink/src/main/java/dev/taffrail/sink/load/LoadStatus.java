package dev.taffrail.sink.load;

/// What loading is doing.
public sealed interface LoadStatus {
    /// Positions are being looked up.
    record Starting() implements LoadStatus {}

    record Loading() implements LoadStatus {}

    /// Nothing is lost and nothing is skipped: it is tried again until it works. Runs go on without the sink.
    record Waiting(String reason) implements LoadStatus {}

    /// It will not go on by itself.
    record Stopped(String reason) implements LoadStatus {}

    record Closed() implements LoadStatus {}
}
