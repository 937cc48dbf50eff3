package dev.taffrail.detection.toolcall;

/// A text that [StrictJson] does not take. Its message goes on after "the text ".
final class NotStrictJsonException extends Exception {
    NotStrictJsonException(String message) {
        super(message);
    }

    NotStrictJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
