package dev.taffrail.guardrail.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A record that is quarantined: its own bytes and headers, with the reason in three headers more.
///
/// @param detail what is wrong and what to do, without any text of the record
public record DeadLetter(Arrival record, Reason reason, String detail) {
    /// The reason in one word.
    public static final String REASON = "taffrail-reason";
    /// The reason in a sentence.
    public static final String DETAIL = "taffrail-detail";
    /// `topic:partition@offset` of the original.
    public static final String SOURCE = "taffrail-source";

    /// Why, in one word for headers and metrics.
    public enum Reason {
        /// Neither Avro in the wire format nor, where the header says so, JSON.
        DESERIALIZE,
        /// The schema is not known, or is none of those that belong here.
        SCHEMA,
        TOO_LARGE,
        NULL_KEY,
        NULL_VALUE,
        /// Readable, and nothing that can be acted upon.
        INVALID;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The record's own headers and ours; what it brought under the names of ours is dropped.
    public Headers headers() {
        var headers = new RecordHeaders(record.headers().toArray());
        put(headers, REASON, reason.word());
        put(headers, DETAIL, detail);
        put(headers, SOURCE, record.address());
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
