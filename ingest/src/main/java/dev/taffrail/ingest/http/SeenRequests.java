package dev.taffrail.ingest.http;

import dev.taffrail.schemas.codec.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers what this process was last asked under which id, by hash, so that the same id with other content is
/// refused instead of being taken for a repetition. It knows nothing of other processes and forgets the oldest: there
/// the gate takes the first request and ignores the second.
///
/// @param <K> identifies a request
final class SeenRequests<K> {
    private final int capacity;
    private final Map<K, Bytes> hashes = new LinkedHashMap<>();

    SeenRequests(int capacity) {
        this.capacity = capacity;
    }

    /// Whether nothing else was asked under `id`.
    synchronized boolean agrees(K id, Bytes hash) {
        Bytes before = hashes.putIfAbsent(id, hash);
        if (hashes.size() > capacity) {
            hashes.remove(hashes.keySet().iterator().next());
        }
        return before == null || before.equals(hash);
    }
}
