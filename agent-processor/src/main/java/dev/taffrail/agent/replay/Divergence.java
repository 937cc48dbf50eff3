package dev.taffrail.agent.replay;

import dev.taffrail.schemas.run.RunKey;
import org.jspecify.annotations.Nullable;

/// Where a replay and the record of a decision part. Holds no text of a run: texts show as their length and hash.
///
/// @param offset of the `agent-inbox` record
/// @param run the run that the decision was about; null when it was about the partition
/// @param what the part that differs, such as `ModelStep.usage.promptTokens` or `digest of session/acme/s1`
/// @param expected as it was recorded
/// @param actual as it was decided again
public record Divergence(long offset, @Nullable RunKey run, String what, String expected, String actual) {}
