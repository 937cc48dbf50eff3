package dev.taffrail.platform.kafka;

import dev.taffrail.platform.settings.Invalid;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// One limit of native memory for all state stores of a process: blocks that were read and entries that are not on disk
/// yet share it. Without it each store of each partition takes up to 98 MB. Close it after the last stream.
public final class RocksDbMemory implements AutoCloseable {
    /// The limit when nothing else is said, 64 MiB.
    public static final long DEFAULT_BYTES = 64L << 20;

    static final String PROPERTY = "taffrail.rocksdb.memory";

    private static final long LEAST_BYTES = 8L << 20;
    private static final long MEMTABLE_BYTES = 4L << 20;

    private final LRUCache cache;
    private final WriteBufferManager writeBuffers;

    public RocksDbMemory(long bytes) {
        Invalid.unless(
                bytes >= LEAST_BYTES,
                "the memory of the state stores must be at least %d bytes, but is %d",
                LEAST_BYTES,
                bytes);
        RocksDB.loadLibrary();
        this.cache = new LRUCache(bytes);
        this.writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    /// Applies the limit to each store that Streams opens. Made by Streams, hence public and without arguments.
    public static final class Setter implements RocksDBConfigSetter {
        @Override
        public void setConfig(String storeName, Options options, Map<String, Object> configs) {
            if (!(configs.get(PROPERTY) instanceof RocksDbMemory memory)) {
                throw new IllegalStateException("the stream was not made by KafkaClients: " + PROPERTY + " is missing");
            }
            memory.apply(options);
        }

        @Override
        public void close(String storeName, Options options) {
            // cache and write buffers belong to the process, not to a store
        }
    }

    private void apply(Options options) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(cache).setCacheIndexAndFilterBlocks(true).setPinTopLevelIndexAndFilter(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(writeBuffers)
                .setWriteBufferSize(MEMTABLE_BYTES)
                .setMaxWriteBufferNumber(2);
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
