package dev.taffrail.schemas.topic;

import java.time.Duration;
import java.util.List;

/// A topic of the catalogue. Keys are UTF-8 strings.
///
/// @param <V> what its values are: a contract record, or a sealed family of them
/// @param name with the prefix
/// @param partitions how many
/// @param retention how long records are kept; [#FOREVER] for as long as nobody archives them
/// @param maxBytes the largest record, enforced before one is written
/// @param writers the roles that may write, for ACLs and documentation
/// @param raw holds texts that no policy has screened: restricted, never shown unredacted
/// @param description one sentence for the reference page
public record Topic<V>(
        String name,
        Class<V> values,
        int partitions,
        Cleanup cleanup,
        Duration retention,
        int maxBytes,
        List<String> writers,
        boolean raw,
        String description) {

    /// Kept until archived.
    public static final Duration FOREVER = Duration.ofMillis(-1);

    /// How Kafka gets rid of old records.
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public Topic {
        writers = List.copyOf(writers);
    }
}
