package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.inbox.Source;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record as it stands in a raw topic.
///
/// @param time when it was appended, in epoch milliseconds
@SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
public record Arrival(
        String topic, Source source, long time, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    /// `topic:partition@offset`, as people name a record.
    public String address() {
        return topic + ":" + source.partition() + "@" + source.offset();
    }

    /// Says where it is from and never what is in it.
    @Override
    public String toString() {
        return "Arrival[" + address() + "]";
    }
}
