package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.call.CallerHandover;

/// A caller gave this partition up.
public record CallersHandedOver(Source source, CallerHandover handover) implements InboxEvent.Sourced {}
