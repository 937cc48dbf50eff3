package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.DeadLetterReason;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A record that is quarantined: its own bytes and headers, with the reason in three headers more.
///
/// @param detail what is wrong and what to do, without any text of the record
public record DeadLetter(Arrival record, DeadLetterReason reason, String detail) {
    private static final int MAX_DETAIL = 500;
    /// What is left free for our own headers and the batch around the record.
    private static final int ROOM = 16 * 1024;

    public DeadLetter {
        detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "...";
    }

    /// What is kept of a record.
    @SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
    public record Kept(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {}

    /// The record with its own headers and ours; what it brought under the names of ours is dropped. When all
    /// of it is longer than
    /// `maxBytes`, which a compressed record can be, headers go first, then the key, then the end of the value.
    public Kept kept(int maxBytes) {
        int room = maxBytes - ROOM;
        var own = new RecordHeaders(record.headers().toArray());
        int total = length(record.key()) + length(record.value()) + length(own);
        if (total <= room) {
            return new Kept(record.key(), record.value(), with(own));
        }
        byte @Nullable [] key = length(record.key()) <= room / 2 ? record.key() : null;
        byte @Nullable [] value = cut(record.value(), room - length(key));
        var ours = with(new RecordHeaders());
        DeadLetterHeaders.put(ours, DeadLetterHeaders.CUT, Integer.toString(total));
        return new Kept(key, value, ours);
    }

    private Headers with(Headers headers) {
        return DeadLetterHeaders.with(headers, reason, detail, record.address());
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int length(Headers headers) {
        int length = 0;
        for (Header header : headers) {
            length += header.key().length() * 3 + length(header.value()) + 10;
        }
        return length;
    }
}
