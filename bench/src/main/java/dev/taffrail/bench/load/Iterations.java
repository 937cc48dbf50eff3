package dev.taffrail.bench.load;

/// What is counted. An iteration is one trip round the loop: a call is decided, claimed, made and reported, and its
/// result decides the next. A model that asks for a tool each time makes two of every model call, and one of the last.
public final class Iterations {
    private Iterations() {}

    /// Of a run with that many model calls, each of which but the last asks for one tool.
    public static int of(int modelCalls) {
        return 2 * modelCalls - 1;
    }
}
