package dev.taffrail.sink.store;

import dev.taffrail.schemas.run.RunStatus;
import org.jspecify.annotations.Nullable;

/// Which runs are asked for. Empty texts and null stand for any.
///
/// @param agent the name, without a version
/// @param since the earliest time of creation, epoch milliseconds, inclusive
/// @param until the latest, exclusive
public record RunFilter(
        String tenant,
        String session,
        String runId,
        String agent,
        @Nullable RunStatus status,
        String traceId,
        long since,
        long until) {
    public static final RunFilter ALL = new RunFilter("", "", "", "", null, "", 0, Long.MAX_VALUE);

    public RunFilter withTenant(String newTenant) {
        return new RunFilter(newTenant, session, runId, agent, status, traceId, since, until);
    }

    public RunFilter withSession(String newSession) {
        return new RunFilter(tenant, newSession, runId, agent, status, traceId, since, until);
    }

    public RunFilter withRunId(String newRunId) {
        return new RunFilter(tenant, session, newRunId, agent, status, traceId, since, until);
    }

    public RunFilter withAgent(String newAgent) {
        return new RunFilter(tenant, session, runId, newAgent, status, traceId, since, until);
    }

    public RunFilter withStatus(@Nullable RunStatus newStatus) {
        return new RunFilter(tenant, session, runId, agent, newStatus, traceId, since, until);
    }

    public RunFilter withTraceId(String newTraceId) {
        return new RunFilter(tenant, session, runId, agent, status, newTraceId, since, until);
    }

    public RunFilter between(long newSince, long newUntil) {
        return new RunFilter(tenant, session, runId, agent, status, traceId, newSince, newUntil);
    }
}
