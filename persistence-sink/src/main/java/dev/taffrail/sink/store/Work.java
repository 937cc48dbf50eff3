package dev.taffrail.sink.store;

/// What is done within one transaction.
@FunctionalInterface
public interface Work<R> {
    R run(Transaction tx);
}
