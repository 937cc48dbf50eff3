package dev.taffrail.schemas.codec;

import org.apache.kafka.common.errors.RetriableException;

/// The schema of a record could not be asked for: the registry is down, slow or broken. The record may be fine; wait
/// and try again.
public final class SchemaUnavailable extends RetriableException {
    SchemaUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    SchemaUnavailable(String message) {
        super(message);
    }
}
