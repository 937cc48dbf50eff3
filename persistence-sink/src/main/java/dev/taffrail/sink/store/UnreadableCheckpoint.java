package dev.taffrail.sink.store;

/// A stored checkpoint cannot be used; the message says what is wrong with it.
final class UnreadableCheckpoint extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableCheckpoint(String message) {
        super(message);
    }
}
