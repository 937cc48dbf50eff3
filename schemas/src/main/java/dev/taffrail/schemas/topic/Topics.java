package dev.taffrail.schemas.topic;

import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.metric.MetricEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.policy.PolicyRecord;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.topic.Topic.Cleanup;
import java.time.Duration;
import java.util.List;

/// The topic catalogue. Everything on the run path has the same number of partitions, which cannot change on a live
/// prefix: keys would move and state would not.
public record Topics(String prefix, int partitions) {

    public static final String DEFAULT_PREFIX = "taffrail.";
    /// For the embedded broker; clusters use 48.
    public static final int EMBEDDED_PARTITIONS = 8;

    /// The longest text that travels inline, in UTF-8 bytes.
    public static final int INLINE_TEXT_BYTES = 256 * 1024;

    private static final int MIB = 1024 * 1024;
    private static final Duration SHORT = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofDays(30);

    public Topics {
        if (partitions < 1) {
            throw new IllegalArgumentException("topics.partitions must be at least 1, but is " + partitions);
        }
    }

    public Topic<RunRequest> runRequests() {
        return delete(
                "run-requests",
                RunRequest.class,
                SHORT,
                MIB,
                true,
                "Requests for runs, as users wrote them.",
                "anyone allowed",
                "agent-processor");
    }

    public Topic<RunCommand> runCommands() {
        return delete(
                "run-commands",
                RunCommand.class,
                SHORT,
                MIB,
                true,
                "Commands to runs, as users wrote them.",
                "ingest",
                "anyone allowed");
    }

    public Topic<CallerReport> callResults() {
        return delete(
                "call-results",
                CallerReport.class,
                SHORT,
                MIB,
                true,
                "What callers report: results, hand-overs, take-overs.",
                "callers");
    }

    public Topic<InboxEvent> agentInbox() {
        return delete(
                "agent-inbox",
                InboxEvent.class,
                LONG,
                2 * MIB,
                false,
                "The one input of the run machine; what replay reads.",
                "guardrail-processor",
                "agent-processor");
    }

    public Topic<AgentCall> agentCalls() {
        return delete(
                "agent-calls", AgentCall.class, SHORT, 8 * MIB, false, "Calls to models and tools.", "agent-processor");
    }

    public Topic<CallerControl> callerControls() {
        return new Topic<>(
                prefix + "caller-controls",
                CallerControl.class,
                1,
                Cleanup.DELETE,
                Duration.ofHours(1),
                MIB,
                List.of("agent-processor", "ingest"),
                false,
                "Cancellations and breaker resets, read by every caller.");
    }

    public Topic<RunEvent> runEvents() {
        return delete(
                "run-events",
                RunEvent.class,
                Topic.FOREVER,
                2 * MIB,
                false,
                "What happened to each run, with the evidence of each decision.",
                "agent-processor");
    }

    public Topic<RunOutcome> runOutcomes() {
        return delete(
                "run-outcomes",
                RunOutcome.class,
                Topic.FOREVER,
                2 * MIB,
                false,
                "Exactly one record for each leg of each run.",
                "agent-processor");
    }

    public Topic<AuditEvent> audit() {
        return delete(
                "audit",
                AuditEvent.class,
                Topic.FOREVER,
                MIB,
                false,
                "Who did what, and what was refused.",
                "every role");
    }

    public Topic<MetricEvent> metrics() {
        return delete(
                "metrics", MetricEvent.class, Duration.ofDays(7), MIB, false, "What each leg used.", "agent-processor");
    }

    public Topic<AgentRecord> agents() {
        return new Topic<>(
                prefix + "agents",
                AgentRecord.class,
                1,
                Cleanup.COMPACT,
                Topic.FOREVER,
                MIB,
                List.of("operators"),
                false,
                "Agent definitions under `name@hash`, and the current version under `name`.");
    }

    public Topic<PolicyRecord> policies() {
        return new Topic<>(
                prefix + "policies",
                PolicyRecord.class,
                1,
                Cleanup.COMPACT,
                Topic.FOREVER,
                MIB,
                List.of("operators"),
                false,
                "Policies under `name@hash`, and the current version under `name`.");
    }

    public Topic<byte[]> deadLetters() {
        return delete(
                "dead-letters",
                byte[].class,
                Duration.ofDays(14),
                8 * MIB,
                true,
                "Records that could not be read or accepted: the original bytes, with the reason in headers.",
                "every role");
    }

    /// All of them, in the order of the reference page.
    public List<Topic<?>> all() {
        return List.of(
                runRequests(),
                runCommands(),
                callResults(),
                agentInbox(),
                agentCalls(),
                callerControls(),
                runEvents(),
                runOutcomes(),
                audit(),
                metrics(),
                agents(),
                policies(),
                deadLetters());
    }

    private <V> Topic<V> delete(
            String name,
            Class<V> values,
            Duration retention,
            int maxBytes,
            boolean raw,
            String description,
            String... writers) {
        return new Topic<>(
                prefix + name,
                values,
                partitions,
                Cleanup.DELETE,
                retention,
                maxBytes,
                List.of(writers),
                raw,
                description);
    }
}
