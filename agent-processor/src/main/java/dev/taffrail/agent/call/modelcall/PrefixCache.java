package dev.taffrail.agent.call.modelcall;

import dev.taffrail.schemas.codec.Bytes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The conversations that this caller was asked about last, so that a call need not carry them again. Bounded by bytes;
/// what was not used for longest goes first. Safe for all threads.
public final class PrefixCache {
    private record Key(String conversation, Bytes hash) {}

    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final long maxBytes;
    private final Map<Key, Prefix> prefixes = new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);
    private long bytes;

    /// @param maxBytes of all messages, each counted for every prefix that holds it: at least what is really taken
    public PrefixCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// @param conversation tenant and session
    synchronized Optional<Prefix> find(String conversation, Bytes hash) {
        return Optional.ofNullable(prefixes.get(new Key(conversation, hash)));
    }

    /// Keeps the prefix and the one before it, which a repeated grant of the same call needs; older ones of the
    /// chain go.
    synchronized void put(String conversation, Prefix prefix) {
        remove(new Key(conversation, prefix.before().before().hash()));
        Prefix known = prefixes.put(new Key(conversation, prefix.hash()), prefix);
        bytes += prefix.bytes() - (known == null ? 0 : known.bytes());
        shrink();
    }

    /// Bytes in use.
    public synchronized long bytes() {
        return bytes;
    }

    private void remove(Key key) {
        Prefix removed = prefixes.remove(key);
        bytes -= removed == null ? 0 : removed.bytes();
    }

    private void shrink() {
        Iterator<Prefix> eldest = prefixes.values().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
