package dev.taffrail.schemas.topic;

import dev.taffrail.schemas.codec.PoisonRecord;
import java.util.Locale;

/// Why a record was quarantined, in one word for headers and metrics.
public enum DeadLetterReason {
    /// Neither Avro in the wire format nor, where the header says so, JSON.
    DESERIALIZE,
    /// The schema is not known, or is none of those that belong here.
    SCHEMA,
    TOO_LARGE,
    NULL_KEY,
    NULL_VALUE,
    /// Readable, and nothing that can be acted upon.
    INVALID,
    /// Readable and right, and the program could not deal with it.
    INTERNAL_ERROR;

    public static DeadLetterReason of(PoisonRecord poison) {
        return switch (poison.reason()) {
            case BAD_MAGIC, TRUNCATED, BAD_BYTES -> DESERIALIZE;
            case UNKNOWN_SCHEMA, WRONG_TYPE -> SCHEMA;
            case TOO_LARGE -> TOO_LARGE;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
