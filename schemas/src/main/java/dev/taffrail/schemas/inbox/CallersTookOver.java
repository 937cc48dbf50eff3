package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.call.CallerTakeover;

/// A caller took this partition over.
public record CallersTookOver(Source source, CallerTakeover takeover) implements InboxEvent.Sourced {}
