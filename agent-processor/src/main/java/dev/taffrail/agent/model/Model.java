package dev.taffrail.agent.model;

/// A language model that answers one request at a time. Blocks: it is meant for a virtual thread.
///
/// One call of [#complete] is at most one attempt that may be billed. There are no retries below this interface.
@FunctionalInterface
public interface Model {
    /// Sends the request once and waits for the whole answer, at most [ModelRequest#timeout].
    ///
    /// Trouble with the provider is a value, never an exception. An interrupt while the request is under way
    /// cancels it and becomes a reply with [FailureKind#CANCELLED] (the interrupt is consumed), since the caller
    /// has to account for the attempt.
    ///
    /// @throws InterruptedException when the thread was interrupted before anything was sent: nothing is billed
    ModelReply complete(ModelRequest request) throws InterruptedException;
}
