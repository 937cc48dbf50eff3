package dev.taffrail.agent.call.modelcall;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first messages of a conversation. Immutable; a longer one shares what it was made from.
final class Prefix {
    static final Prefix EMPTY = new Prefix(null, List.of(), 0, 0, Bytes.EMPTY);
    /// Objects and references around the text of a message, roughly.
    private static final int BYTES_AROUND = 256;

    private final @Nullable Prefix before;
    private final List<Message> added;
    private final long count;
    private final long bytes;
    private final Bytes hash;

    private Prefix(@Nullable Prefix before, List<Message> added, long count, long bytes, Bytes hash) {
        this.before = before;
        this.added = added;
        this.count = count;
        this.bytes = bytes;
        this.hash = hash;
    }

    Prefix plus(List<Message> messages) {
        if (messages.isEmpty()) {
            return this;
        }
        long more = messages.stream().mapToLong(Prefix::bytesOf).sum();
        return new Prefix(this, messages, count + messages.size(), bytes + more, ConversationHash.fold(hash, messages));
    }

    private static long bytesOf(Message message) {
        return BYTES_AROUND
                + message.text().bytes()
                + message.toolRequests().stream()
                        .mapToLong(request -> BYTES_AROUND
                                + request.arguments().bytes()
                                + request.explanation().length())
                        .sum();
    }

    long count() {
        return count;
    }

    /// What it takes in memory, roughly, with everything it shares.
    long bytes() {
        return bytes;
    }

    Bytes hash() {
        return hash;
    }

    /// What it was made from; itself when it was made from nothing.
    Prefix before() {
        return before == null ? this : before;
    }

    /// Oldest first.
    List<Message> messages() {
        var parts = new ArrayDeque<List<Message>>();
        for (Prefix part = this; part != null; part = part.before) {
            parts.addFirst(part.added);
        }
        var messages = new ArrayList<Message>();
        parts.forEach(messages::addAll);
        return messages;
    }
}
