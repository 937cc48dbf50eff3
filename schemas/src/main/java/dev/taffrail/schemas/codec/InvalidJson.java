package dev.taffrail.schemas.codec;

/// JSON that is not the record it should be. The message names the place and the way out, and never repeats a value.
public final class InvalidJson extends IllegalArgumentException {
    InvalidJson(String message) {
        super(message);
    }
}
