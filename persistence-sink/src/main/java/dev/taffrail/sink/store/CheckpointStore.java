package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import java.util.ArrayList;
import java.util.List;

/// Gives checkpoints back, checked: the envelope against its SHA-256, its version and its run; its messages against its
/// chain hash.
public final class CheckpointStore {
    /// The last checkpoint of a run.
    public static final int LAST = Integer.MAX_VALUE;

    /// How many that cannot be used are passed over.
    private static final int MOST_SKIPPED = 10;

    private static final Sql NEWEST = Sql.of("""
            SELECT id, leg, step, messages, envelope, sha256 FROM checkpoints
            WHERE run = :run AND step <= :lastStep ORDER BY step DESC, id DESC LIMIT :most
            """);

    private final CheckpointEnvelope envelopes;

    private record Stored(long id, int leg, int step, long messages, Bytes envelope, Bytes sha256) {}

    private record Wanted(int lastStep, int most) {}

    /// A checkpoint that was passed over, and why.
    public record Problem(int leg, int step, String why) {}

    /// What was found.
    public sealed interface Result {
        /// Those that were asked for or came after, but cannot be used.
        List<Problem> skipped();

        /// @param messages of the whole conversation, up to the checkpoint
        record Found(Checkpointed checkpoint, List<Message> messages, List<Problem> skipped) implements Result {}

        record Nothing(List<Problem> skipped) implements Result {}
    }

    public CheckpointStore(TopicSerde<RunEvent> serde) {
        this.envelopes = new CheckpointEnvelope(serde);
    }

    /// The checkpoint of `step`, or [#LAST], or else the newest before it that is whole. Of a step that was done
    /// again by a later leg, the later one.
    public Result load(Transaction tx, RunRow run, int step) {
        var skipped = new ArrayList<Problem>();
        for (var stored : tx.rows(NEWEST, Stored.class, run, new Wanted(step, MOST_SKIPPED + 1))) {
            try {
                var checkpoint = open(stored, run);
                return new Result.Found(checkpoint, messages(tx, run, stored, checkpoint), List.copyOf(skipped));
            } catch (UnreadableCheckpoint e) {
                skipped.add(new Problem(stored.leg(), stored.step(), String.valueOf(e.getMessage())));
            }
        }
        return new Result.Nothing(List.copyOf(skipped));
    }

    private Checkpointed open(Stored stored, RunRow run) throws UnreadableCheckpoint {
        if (!Bytes.sha256(stored.envelope().toArray()).equals(stored.sha256())) {
            throw new UnreadableCheckpoint("its bytes are not those that were stored (SHA-256)");
        }
        var checkpoint = envelopes.read(stored.envelope());
        if (!checkpoint.head().run().equals(run.key()) || checkpoint.head().step() != stored.step()) {
            throw new UnreadableCheckpoint(
                    "it belongs to " + checkpoint.head().run().handle() + " step "
                            + checkpoint.head().step());
        }
        return checkpoint;
    }

    private static List<Message> messages(Transaction tx, RunRow run, Stored stored, Checkpointed checkpoint)
            throws UnreadableCheckpoint {
        var messages = Transcript.until(tx, run, checkpoint.messages(), stored.id()).stream()
                .map(Transcript.Entry::message)
                .toList();
        if (messages.size() != checkpoint.messages()) {
            throw new UnreadableCheckpoint(
                    "%d of its %d messages are there".formatted(messages.size(), checkpoint.messages()));
        }
        if (!ConversationHash.fold(Bytes.EMPTY, messages).equals(checkpoint.chainHash())) {
            throw new UnreadableCheckpoint("its messages are not those that it was made over (chain hash)");
        }
        return messages;
    }
}
