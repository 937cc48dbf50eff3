package dev.taffrail.sink.load;

import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.sink.project.LogPosition;
import dev.taffrail.sink.project.RowChange;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A topic that is loaded: how its bytes become row changes.
///
/// @param skipped schema ids of records that change no row; they are not even decoded
record Feed<V>(
        String topic,
        TopicSerde<V> serde,
        Set<Integer> skipped,
        BiFunction<V, LogPosition, List<RowChange>> projection) {
    private static final int HEADER_BYTES = 5;

    /// @throws PoisonRecord when the record will never be readable
    List<RowChange> changes(ConsumerRecord<byte[], byte[]> record) {
        var bytes = record.value();
        if (bytes == null || skipped.contains(schemaId(bytes))) {
            return List.of();
        }
        return projection.apply(serde.decode(bytes), new LogPosition(record.partition(), record.offset()));
    }

    /// The id in front of the value; -1 when there is none, which the serde complains of.
    private static int schemaId(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != 0) {
            return -1;
        }
        return (bytes[1] & 0xFF) << 24 | (bytes[2] & 0xFF) << 16 | (bytes[3] & 0xFF) << 8 | (bytes[4] & 0xFF);
    }
}
