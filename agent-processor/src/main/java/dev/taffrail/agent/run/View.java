package dev.taffrail.agent.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A partition's state as [PartitionMachine] sees it.
public interface View {
    <E extends Entity> @Nullable E get(Key<E> key);

    /// The first paths that start with `prefix` and sort behind `after` (empty: from the start), in order, at most
    /// `limit`.
    List<String> paths(String prefix, String after, int limit);
}
