package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Input;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.run.RunKey;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Goes through the inbox and the events of one partition side by side; both are in the order of the inbox's offsets.
/// Holds one decision's evidence at a time, and the partition's state.
final class PartitionReplay {
    private static final String NO_EVIDENCE = "the evidence of its time is not kept any more";

    private final Verifier verifier;
    private final PartitionRange range;
    private final @Nullable RunKey run;
    private final Tally tally = new Tally();

    /// @param run whose decisions are counted apart; null for none
    PartitionReplay(PartitionRange range, @Nullable RunKey run) {
        this.verifier = range.isComplete() ? Verifier.fromStart() : Verifier.fromMiddle();
        this.range = range;
        this.run = run;
    }

    /// @param progress told the offset of each inbox record
    Tally run(Cursor<Entry<InboxEvent>> inbox, Cursor<Entry<RunEvent>> events, LongConsumer progress) {
        var evidence = new EvidenceReader(events, this::addUnreadable);
        for (var entry = inbox.peek(); entry != null; entry = inbox.peek()) {
            skipTo(evidence, entry.offset());
            decide(entry, evidence);
            progress.accept(entry.offset());
            inbox.advance();
        }
        skipTo(evidence, range.to());
        return tally;
    }

    /// Evidence about offsets that the inbox does not have.
    private void skipTo(EvidenceReader evidence, long offset) {
        for (var recorded = evidence.peek();
                recorded != null && recorded.offset() < offset;
                recorded = evidence.peek()) {
            if (recorded.offset() >= range.verifiableFrom()) {
                add(verifier.unexpected(recorded), recorded);
            }
            evidence.advance();
        }
    }

    private void decide(Entry<InboxEvent> entry, EvidenceReader evidence) {
        var next = evidence.peek();
        if (next == null && entry.offset() >= range.decidedUpTo()) {
            tally.addUndecided();
            return;
        }
        var recorded = Recorded.nothing(entry.offset());
        if (next != null && next.offset() == entry.offset()) {
            recorded = next;
            evidence.advance();
        }
        switch (entry) {
            case Entry.Read<InboxEvent>(var offset, var _, var event)
            when offset < range.verifiableFrom() ->
                tally.add(new Finding.NotVerifiable(NO_EVIDENCE), concerns(event, recorded));
            case Entry.Read<InboxEvent>(var offset, var time, var event) -> {
                var finding = verifier.verify(new Input(range.partition(), offset, time, event), recorded);
                tally.add(finding, concerns(event, recorded));
            }
            case Entry.Unreadable<InboxEvent> _ -> {
                if (!recorded.events().isEmpty()) {
                    add(verifier.unexpected(recorded), recorded);
                }
            }
        }
    }

    private boolean concerns(InboxEvent event, Recorded recorded) {
        return run != null && (run.equals(Concerned.run(event)) || recorded.names(run));
    }

    private void add(Finding finding, Recorded recorded) {
        tally.add(finding, run != null && recorded.names(run));
    }

    private void addUnreadable(Entry.Unreadable<RunEvent> bad) {
        tally.add(
                new Finding.Diverged(new Divergence(
                        range.to(),
                        null,
                        "record %d of run-events".formatted(bad.offset()),
                        "an event",
                        "unreadable: " + bad.reason())),
                false);
    }
}
