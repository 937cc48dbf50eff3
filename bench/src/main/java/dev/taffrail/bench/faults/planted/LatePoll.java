package dev.taffrail.bench.faults.planted;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Returns the records of an earlier poll, so that they are claimed after the later one. They are not held back for
/// ever when nothing more comes: the bug shall show by what it does, not by standing still.
public final class LatePoll {
    private static final int IDLE_POLLS = 20;
    private static final Map<Object, Held> HELD = new ConcurrentHashMap<>();

    private record Held(ConsumerRecords<String, byte[]> records, int idle) {}

    private LatePoll() {}

    @SuppressWarnings("unchecked") // what a caller's consumer is
    public static ConsumerRecords<String, byte[]> poll(Object consumer, Duration timeout) {
        ConsumerRecords<String, byte[]> polled = ((Consumer<String, byte[]>) consumer).poll(timeout);
        Held held = HELD.getOrDefault(consumer, new Held(ConsumerRecords.empty(), 0));
        if (polled.isEmpty() && held.idle() < IDLE_POLLS) {
            HELD.put(consumer, new Held(held.records(), held.idle() + 1));
            return ConsumerRecords.empty();
        }
        HELD.put(consumer, new Held(polled, 0));
        return held.records();
    }
}
