package dev.taffrail.schemas.topic;

import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// What `dead-letters` keeps of a record: its own key, value and headers, with the reason in headers more.
@SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
public record KeptRecord(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    /// What is left free for our own headers and the batch around the record.
    private static final int ROOM = 16 * 1024;

    /// All of it, or, when that is longer than `maxBytes`, as much as fits: headers go first, then the key, then
    /// the end of the value. A record that was compressed, or whose topic allows as much as `dead-letters`, can be
    /// too long.
    ///
    /// @param detail a sentence without any text of the record
    /// @param source see [DeadLetterHeaders#source(String, int, long)]
    public static KeptRecord of(
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers own,
            DeadLetterReason reason,
            String detail,
            String source,
            int maxBytes) {
        int room = maxBytes - ROOM;
        int total = length(key) + length(value) + length(own);
        if (total <= room) {
            return new KeptRecord(key, value, DeadLetterHeaders.with(own, reason, detail, source));
        }
        byte @Nullable [] kept = length(key) <= room / 2 ? key : null;
        var ours = DeadLetterHeaders.with(new RecordHeaders(), reason, detail, source);
        DeadLetterHeaders.put(ours, DeadLetterHeaders.CUT, Integer.toString(total));
        return new KeptRecord(kept, cut(value, room - length(kept)), ours);
    }

    /// As it is written to `deadLetters`, in the partition of the original.
    public ProducerRecord<byte[], byte[]> in(Topic<byte[]> deadLetters, int partition) {
        return new ProducerRecord<>(deadLetters.name(), partition % deadLetters.partitions(), key, value, headers);
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
