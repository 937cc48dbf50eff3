package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;

/// A record of `agent-calls` as the latest poll returned it.
sealed interface Polled {
    int partition();

    long offset();

    /// @param key goes onto the result
    record Call(int partition, long offset, String key, AgentCall call) implements Polled {
        long callSeq() {
            return call.head().callSeq();
        }
    }

    /// What will never be readable. The machine's deadline ends the call that it may have been.
    record Unreadable(int partition, long offset, String why) implements Polled {}
}
