package dev.taffrail.agent.run;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The messages of a session in the state: stored once, chained by hash.
final class Conversation {
    private Conversation() {}

    /// Adds a message at the end; its sequence is the count before.
    static void append(Draft draft, RunKey run, Message message) {
        var session = draft.require(Key.session(run));
        draft.put(Key.message(run, session.messages()), new Entity.StoredMessage(message));
        draft.put(Key.session(run), session.grown(List.of(message)));
    }

    /// Puts a message into a place behind the end, to be counted by [#close] when all places before it are filled
    /// too.
    static void place(Draft draft, RunKey run, long sequence, Message message) {
        draft.put(Key.message(run, sequence), new Entity.StoredMessage(message));
    }

    /// Counts the messages placed up to `end`, exclusive.
    static void close(Draft draft, RunKey run, long end) {
        var session = draft.require(Key.session(run));
        draft.put(Key.session(run), session.grown(read(draft, run, session.messages(), end)));
    }

    static List<Message> read(Draft draft, RunKey run, long from, long end) {
        var messages = new ArrayList<Message>();
        for (var sequence = from; sequence < end; sequence++) {
            messages.add(draft.require(Key.message(run, sequence)).message());
        }
        return messages;
    }

    /// Where the conversation would end if everything that `run` added after step `step` were taken away; empty
    /// when another run of the session has added something since.
    static OptionalLong endOfStep(Draft draft, RunKey run, int step) {
        var end = draft.require(Key.session(run)).messages();
        while (end > 0) {
            var last = draft.require(Key.message(run, end - 1)).message();
            if (!last.run().equals(run.run())) {
                return OptionalLong.empty();
            }
            if (last.step() <= step) {
                return OptionalLong.of(end);
            }
            end--;
        }
        return OptionalLong.of(0);
    }

    /// Takes every message from `end` on away.
    static void cut(Draft draft, RunKey run, long end) {
        var session = draft.require(Key.session(run));
        for (var sequence = end; sequence < session.messages(); sequence++) {
            draft.remove(Key.message(run, sequence));
        }
        if (end < session.messages()) {
            draft.put(Key.session(run), session.cut(end, ConversationHash.fold(Bytes.EMPTY, read(draft, run, 0, end))));
        }
    }

    /// The UTF-8 bytes that messages take in a call, framing included.
    static long bytes(List<Message> messages) {
        var bytes = 0L;
        for (var message : messages) {
            bytes += message.text().bytes() + MESSAGE_FRAME;
            for (var request : message.toolRequests()) {
                bytes += request.arguments().bytes() + request.name().length() + MESSAGE_FRAME;
            }
        }
        return bytes;
    }

    private static final long MESSAGE_FRAME = 256;
}
