package dev.taffrail.schemas.call;

import java.util.List;

/// A caller gives a partition up and names the calls of it that it still runs; they stay its own until their deadline.
///
/// @param lane empty for our own callers
public record CallerHandover(int partition, String lane, String incarnation, List<Long> running)
        implements CallerReport {
    public CallerHandover {
        running = List.copyOf(running);
    }
}
