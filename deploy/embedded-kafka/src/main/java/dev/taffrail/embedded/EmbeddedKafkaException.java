package dev.taffrail.embedded;

/// The broker cannot be started as asked. The message is meant for the user: it names the cause and the way out.
public final class EmbeddedKafkaException extends RuntimeException {
    public EmbeddedKafkaException(String message) {
        super(message);
    }

    public EmbeddedKafkaException(String message, Throwable cause) {
        super(message, cause);
    }
}
