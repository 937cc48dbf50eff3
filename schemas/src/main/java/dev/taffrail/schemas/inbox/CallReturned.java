package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.call.CallResult;

/// How a grant of a call went, screened.
public sealed interface CallReturned extends InboxEvent.Sourced permits ModelReturned, ToolReturned, CallNotStarted {
    /// Empty for our own callers, else the external worker's lane, stamped from the topic.
    String lane();

    CallResult result();
}
