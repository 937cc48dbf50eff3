package dev.taffrail.schemas.codec;

import java.util.Optional;
import org.apache.avro.Schema;

/// Knows schemas by id. A schema never changes under its id.
@FunctionalInterface
public interface SchemaSource {
    /// Knows nothing: embedded mode, where the lock is all there is.
    SchemaSource NONE = _ -> Optional.empty();

    /// The schema with this id, or empty when the source is certain that there is none.
    ///
    /// @throws SchemaUnavailable when it cannot tell now
    Optional<Schema> byId(int id);
}
