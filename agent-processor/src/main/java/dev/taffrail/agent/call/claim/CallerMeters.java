package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallResult;

/// What the callers count. Must not block; any thread calls.
public interface CallerMeters {
    /// Counts nothing.
    CallerMeters NONE = new CallerMeters() {
        @Override
        public void claimed(AgentCall call) {}

        @Override
        public void claimFailed(String error) {}

        @Override
        public void dropped(int records) {}

        @Override
        public void answered(AgentCall call, CallResult result) {}

        @Override
        public void tookOver(int partitions) {}
    };

    void claimed(AgentCall call);

    /// @param error simple name of the exception of the commit
    void claimFailed(String error);

    /// Records that were passed over: unreadable, or claimed before.
    void dropped(int records);

    void answered(AgentCall call, CallResult result);

    void tookOver(int partitions);
}
