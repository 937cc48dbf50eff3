package dev.taffrail.ingest.form;

/// It does not say what a request or command has to say.
public final class InvalidRequest extends RequestRefused {
    public InvalidRequest(String message) {
        super(message);
    }
}
