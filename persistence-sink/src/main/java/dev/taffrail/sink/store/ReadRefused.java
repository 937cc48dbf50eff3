package dev.taffrail.sink.store;

/// A query was not answered, to protect the writer: ask again later, or for less.
public final class ReadRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadRefused(String message) {
        super(message);
    }
}
