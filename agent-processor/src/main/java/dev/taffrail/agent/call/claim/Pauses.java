package dev.taffrail.agent.call.claim;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Which partitions are not read for now, and until when: their next call waits for a slot of its pool, or for a
/// schema.
final class Pauses {
    private static final Duration FOR_A_SCHEMA = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final Slots slots;
    private final LongSupplier ticker;
    private final Map<TopicPartition, Pool> forSlot = new HashMap<>();
    private final Map<TopicPartition, Long> untilTick = new HashMap<>();

    Pauses(Consumer<?, ?> consumer, Slots slots, LongSupplier ticker) {
        this.consumer = consumer;
        this.slots = slots;
        this.ticker = ticker;
    }

    void untilFree(TopicPartition partition, Pool pool) {
        consumer.pause(List.of(partition));
        forSlot.put(partition, pool);
    }

    void forASchema(TopicPartition partition) {
        consumer.pause(List.of(partition));
        untilTick.put(partition, ticker.getAsLong() + FOR_A_SCHEMA.toNanos());
    }

    /// Brings back what can go on, and pauses everything when no call at all could start.
    ///
    /// @return whether anything is paused
    boolean review() {
        boolean full = slots.free().values().stream().allMatch(free -> free == 0);
        if (full) {
            consumer.pause(consumer.assignment());
        } else {
            var ready = consumer.paused().stream().filter(this::isReady).toList();
            consumer.resume(ready);
            ready.forEach(forSlot::remove);
            ready.forEach(untilTick::remove);
        }
        return !consumer.paused().isEmpty();
    }

    private boolean isReady(TopicPartition partition) {
        Pool pool = forSlot.get(partition);
        Long tick = untilTick.get(partition);
        return (pool == null || slots.free(pool) > 0) && (tick == null || ticker.getAsLong() - tick >= 0);
    }
}
