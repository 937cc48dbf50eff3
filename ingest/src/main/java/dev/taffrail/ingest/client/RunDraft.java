package dev.taffrail.ingest.client;

import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayList;
import java.util.List;

/// A request in the making: an agent and what it shall do, the rest as needed.
///
///     client.submit(RunDraft.of("helper", "Summarise the report").inSession("s-7").withRunId("r-1"));
///
/// @param runId the idempotency key: the same id twice is one run; empty for one that the client makes
/// @param session empty for a session of its own
/// @param limits can only lower what the agent allows
/// @param principal whom the audit trail shall name, or empty
/// @param traceparent the W3C trace context that the run shall continue, or empty
public record RunDraft(
        String runId,
        String tenant,
        String session,
        String agent,
        String input,
        Limits limits,
        List<Label> labels,
        String principal,
        String traceparent) {

    public RunDraft {
        labels = List.copyOf(labels);
    }

    public static RunDraft of(String agent, String input) {
        return new RunDraft("", "", "", agent, input, Limits.NONE, List.of(), "", "");
    }

    public RunDraft withRunId(String id) {
        return new RunDraft(id, tenant, session, agent, input, limits, labels, principal, traceparent);
    }

    public RunDraft forTenant(String name) {
        return new RunDraft(runId, name, session, agent, input, limits, labels, principal, traceparent);
    }

    public RunDraft inSession(String name) {
        return new RunDraft(runId, tenant, name, agent, input, limits, labels, principal, traceparent);
    }

    public RunDraft withLimits(Limits bounds) {
        return new RunDraft(runId, tenant, session, agent, input, bounds, labels, principal, traceparent);
    }

    public RunDraft withLabel(String name, String value) {
        var more = new ArrayList<>(labels);
        more.add(new Label(name, value));
        return new RunDraft(runId, tenant, session, agent, input, limits, more, principal, traceparent);
    }

    public RunDraft by(String name) {
        return new RunDraft(runId, tenant, session, agent, input, limits, labels, name, traceparent);
    }

    public RunDraft tracedBy(String context) {
        return new RunDraft(runId, tenant, session, agent, input, limits, labels, principal, context);
    }

    public RunRequest request() {
        return new RunRequest(
                runId,
                tenant,
                session,
                agent,
                Text.of(input, Origin.USER),
                limits,
                labels,
                principal,
                traceparent,
                null);
    }
}
