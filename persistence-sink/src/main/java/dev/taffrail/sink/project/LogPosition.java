package dev.taffrail.sink.project;

/// Where a record stands in its topic.
public record LogPosition(int partition, long offset) {
    private static final int OFFSET_BITS = 40;

    /// The highest offset that can be packed: a million records a second for twelve days, in one partition.
    public static final long MAX_OFFSET = (1L << OFFSET_BITS) - 1;

    public LogPosition {
        if (partition < 0 || partition >= 1 << (63 - OFFSET_BITS) || offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("no position: partition " + partition + ", offset " + offset);
        }
    }

    /// Both in one number, so that it can be the key of a row: unique in a topic, and growing with the log of a
    /// partition. Rows keyed by it are the same whenever the log is read again, in whatever order its partitions
    /// come.
    public long packed() {
        return (long) partition << OFFSET_BITS | offset;
    }

    public static LogPosition unpack(long packed) {
        return new LogPosition((int) (packed >> OFFSET_BITS), packed & MAX_OFFSET);
    }
}
