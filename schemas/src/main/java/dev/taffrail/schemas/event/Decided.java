package dev.taffrail.schemas.event;

import dev.taffrail.schemas.codec.Bytes;
import java.util.List;

/// The evidence of one decision, which a replay has to reproduce; follows the events of the decision.
///
/// @param offset of the `agent-inbox` record that was decided, in the same partition
/// @param machineVersion of the rules that decided
/// @param effects the first 16 bytes of the SHA-256 over the canonical bytes of all effects in their order, this record
/// excepted
/// @param entities what the decision changed of the partition, sessions and runs, in key order
public record Decided(long offset, int machineVersion, Bytes effects, List<EntityDigest> entities) implements RunEvent {
    public Decided {
        entities = List.copyOf(entities);
    }
}
