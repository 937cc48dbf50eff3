package dev.taffrail.agent.run;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.metric.MetricEvent;
import dev.taffrail.schemas.outcome.RunOutcome;

/// What a decision sends out, in the same transaction as its changes.
public sealed interface Effect {
    record Call(AgentCall call) implements Effect {}

    record Control(CallerControl control) implements Effect {}

    record Event(RunEvent event) implements Effect {}

    record Outcome(RunOutcome outcome) implements Effect {}

    record Audit(AuditEvent event) implements Effect {}

    record Measured(MetricEvent event) implements Effect {}

    /// Goes to the inbox, into the partition of its key.
    record Tell(InboxEvent.Told event) implements Effect {}

    /// An entity as the decision leaves it, for a replay that starts later in the topic.
    record Snapshot(long offset, String entity, Entity state) implements Effect {}

    /// The event that was decided could not be: it is kept aside with its reason. `detail` names the error, never a
    /// text of a run.
    record Quarantine(String detail) implements Effect {}
}
