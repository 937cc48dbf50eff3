package dev.taffrail.schemas.message;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.CanonicalBytes;
import java.util.List;

/// The chain hash of a conversation: `h' = SHA-256(h || canonical bytes of the message)`, from [Bytes#EMPTY] on. Two
/// conversations with the same hash hold the same messages in the same order.
public final class ConversationHash {
    private ConversationHash() {}

    public static Bytes next(Bytes hash, Message message) {
        return CanonicalBytes.chain(hash, message);
    }

    public static Bytes fold(Bytes hash, List<Message> messages) {
        var result = hash;
        for (var message : messages) {
            result = next(result, message);
        }
        return result;
    }
}
