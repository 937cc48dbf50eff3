package dev.taffrail.agent.call.claim;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// How many calls may be claimed and not yet answered. A slot is given back only when the result is acknowledged, so it
/// bounds the results that wait for the broker as well. Only the polling thread takes; any thread gives back.
public final class Slots {
    private final Map<Pool, Integer> sizes = new EnumMap<>(Pool.class);
    private final Map<Pool, AtomicInteger> taken = new EnumMap<>(Pool.class);

    public Slots(int models, int tools) {
        size(Pool.MODEL, models);
        size(Pool.TOOL, tools);
    }

    private void size(Pool pool, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the slots for " + pool + " calls must be at least 1, but are " + size);
        }
        sizes.put(pool, size);
        taken.put(pool, new AtomicInteger());
    }

    public int size(Pool pool) {
        return sizes.getOrDefault(pool, 0);
    }

    public int taken(Pool pool) {
        return counter(pool).get();
    }

    int free(Pool pool) {
        return Math.max(0, size(pool) - taken(pool));
    }

    Map<Pool, Integer> free() {
        var free = new EnumMap<Pool, Integer>(Pool.class);
        sizes.keySet().forEach(pool -> free.put(pool, free(pool)));
        return free;
    }

    void take(Pool pool) {
        counter(pool).incrementAndGet();
    }

    void giveBack(Pool pool) {
        counter(pool).decrementAndGet();
    }

    private AtomicInteger counter(Pool pool) {
        return taken.computeIfAbsent(pool, _ -> new AtomicInteger());
    }
}
