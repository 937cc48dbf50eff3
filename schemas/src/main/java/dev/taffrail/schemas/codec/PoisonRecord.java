package dev.taffrail.schemas.codec;

import org.apache.kafka.common.errors.SerializationException;

/// Bytes that will never be a record for us, however often they are read: quarantine them with the reason and go on. A
/// registry that does not answer is something else: [SchemaUnavailable].
public final class PoisonRecord extends SerializationException {

    /// Why, in one word for dead-letter headers and metrics.
    public enum Reason {
        /// Does not start with the byte 0.
        BAD_MAGIC,
        /// Ends before the record does.
        TRUNCATED,
        /// No lock and no registry knows the schema id.
        UNKNOWN_SCHEMA,
        /// The schema is known, but is none of those that belong here.
        WRONG_TYPE,
        /// Does not fit its schema, or the record refuses the values.
        BAD_BYTES,
        /// Longer than this topic allows.
        TOO_LARGE
    }

    private final Reason reason;

    PoisonRecord(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
