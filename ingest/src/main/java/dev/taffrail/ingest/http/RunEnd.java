package dev.taffrail.ingest.http;

import dev.taffrail.schemas.run.RunKey;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Waits for the end of a run; the read side knows how.
@FunctionalInterface
public interface RunEnd {
    /// The ended run as the read side shows it; empty when it has not ended after `patience`.
    Optional<JsonNode> await(RunKey run, Duration patience) throws InterruptedException;

    /// For a process without a read side: nobody waits, every request is answered as soon as it is acknowledged.
    static RunEnd unknown() {
        return (_, _) -> Optional.empty();
    }
}
