package dev.taffrail.agent.call.claim;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/// A committed offset that a caller wrote.
record Committed(long offset, ClaimMark mark) {

    /// @return empty when there is none, or when it is not from a caller
    static Optional<Committed> of(@Nullable OffsetAndMetadata committed) {
        return committed == null
                ? Optional.empty()
                : ClaimMark.parse(committed.metadata()).map(mark -> new Committed(committed.offset(), mark));
    }

    static OffsetAndMetadata offset(long offset, ClaimMark mark) {
        return new OffsetAndMetadata(offset, mark.metadata());
    }
}
