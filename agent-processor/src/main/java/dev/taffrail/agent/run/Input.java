package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.InboxEvent;

/// A record of `agent-inbox`.
///
/// @param time epoch milliseconds: the broker's append time
public record Input(int partition, long offset, long time, InboxEvent event) {}
