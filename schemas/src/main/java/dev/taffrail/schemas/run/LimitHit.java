package dev.taffrail.schemas.run;

/// Which limit stopped a run, and by how much.
///
/// @param limit the bound
/// @param used what was spent and reserved when it was hit
/// @param requested what one more call would have needed at the worst
/// @param tool the tool, when the limit is one tool's own
public record LimitHit(Scope scope, Dimension dimension, long limit, long used, long requested, String tool) {}
