package dev.taffrail.bench.faults.planted;

import org.apache.kafka.common.TopicPartition;

/// Leaves the position behind what was not claimed.
public final class NoRewind {
    private NoRewind() {}

    public static void rewind(Object loop, TopicPartition partition, long offset) {
        // this is the bug
    }
}
