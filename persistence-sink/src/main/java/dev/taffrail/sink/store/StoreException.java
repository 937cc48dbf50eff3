package dev.taffrail.sink.store;

/// The file cannot be used as it is, and trying again does not help: the message says what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
