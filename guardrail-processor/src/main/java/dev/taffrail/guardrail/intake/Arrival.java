package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.inbox.Source;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record as it stands in a raw topic.
///
/// @param time when it was appended, in epoch milliseconds
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Arrival arrival
                && source.equals(arrival.source)
                && Arrays.equals(value, arrival.value)
                && Arrays.equals(key, arrival.key);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
