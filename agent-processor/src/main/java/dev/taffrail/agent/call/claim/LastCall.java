package dev.taffrail.agent.call.claim;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Finds the last call of a partition, for the case that nobody knows any more how far it was claimed.
final class LastCall {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS = 100;

    private final CallTopic topic;
    private final Supplier<Consumer<String, byte[]>> readers;

    /// @param readers makes consumers without a group; each is closed here
    LastCall(CallTopic topic, Supplier<Consumer<String, byte[]>> readers) {
        this.topic = topic;
        this.readers = readers;
    }

    /// The callSeq of the last readable call between the offsets; 0 when there is none. Steps back in growing
    /// strides, since the last offsets may be transaction markers.
    long callSeq(TopicPartition partition, long begin, long end) {
        try (var reader = readers.get()) {
            reader.assign(List.of(partition));
            long callSeq = 0;
            long stride = 1;
            for (long from = end; callSeq == 0 && from > begin; stride *= 2) {
                from = Math.max(begin, from - stride);
                callSeq = highest(reader, partition, from, end);
            }
            return callSeq;
        }
    }

    private long highest(Consumer<String, byte[]> reader, TopicPartition partition, long from, long end) {
        reader.seek(partition, from);
        long highest = 0;
        for (int polls = 0; reader.position(partition) < end; polls++) {
            if (polls == POLLS) {
                throw new TimeoutException("the end of " + partition + " cannot be read");
            }
            for (var record : reader.poll(POLL).records(partition)) {
                highest = Math.max(highest, callSeq(topic.read(record)));
            }
        }
        return highest;
    }

    private static long callSeq(Polled polled) {
        return switch (polled) {
            case Polled.Call call -> call.callSeq();
            case Polled.Unreadable _ -> 0;
        };
    }
}
