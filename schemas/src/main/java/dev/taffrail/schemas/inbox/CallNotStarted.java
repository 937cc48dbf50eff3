package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.call.NotStarted;

/// A granted call was certainly not started.
public record CallNotStarted(Source source, String lane, NotStarted result) implements CallReturned {}
