package dev.taffrail.detection.toolcall;

import org.jspecify.annotations.Nullable;

/// The parameters of a tool are not a JSON Schema that can be used. Thrown when a tool is loaded, never when it is
/// called.
public final class InvalidSchemaException extends IllegalArgumentException {
    InvalidSchemaException(String message) {
        super(message);
    }

    InvalidSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
