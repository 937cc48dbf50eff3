package dev.taffrail.agent.run;

import dev.taffrail.schemas.run.Spend;

/// A grant that was given up while its call may still be running. Its reservation stays until the result comes or the
/// deadline passes.
///
/// @param deadline epoch milliseconds; then the reservation is charged, unless nobody is known to have claimed the call
/// @param tool the tool, or empty for a model call
public record OpenGrant(String callId, int grant, long callSeq, Spend reserved, long deadline, String tool) {}
