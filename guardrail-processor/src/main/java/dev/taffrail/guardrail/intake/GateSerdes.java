package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.policy.PolicyRecord;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;

/// What the gate reads and writes. The raw topics are read without a limit here: a record that is too long shall still
/// tell its run.
public record GateSerdes(
        TopicSerde<RunRequest> requests,
        TopicSerde<RunCommand> commands,
        TopicSerde<CallerReport> reports,
        TopicSerde<AgentRecord> agents,
        TopicSerde<PolicyRecord> policies,
        TopicSerde<InboxEvent> inbox,
        TopicSerde<AuditEvent> audit) {
    /// What a topic's limit covers besides the value: the key, and the framing of record and batch.
    private static final int RECORD_OVERHEAD = 1024;

    public static GateSerdes of(Topics topics, SchemaLock lock, SchemaSource others) {
        return new GateSerdes(
                TopicSerde.of(RunRequest.class, lock, others, Integer.MAX_VALUE),
                TopicSerde.of(RunCommand.class, lock, others, Integer.MAX_VALUE),
                TopicSerde.of(CallerReport.class, lock, others, Integer.MAX_VALUE),
                bounded(topics.agents(), lock, others),
                bounded(topics.policies(), lock, others),
                written(topics.agentInbox(), lock, others),
                written(topics.audit(), lock, others));
    }

    private static <V> TopicSerde<V> bounded(Topic<V> topic, SchemaLock lock, SchemaSource others) {
        return TopicSerde.of(topic.values(), lock, others, topic.maxBytes());
    }

    private static <V> TopicSerde<V> written(Topic<V> topic, SchemaLock lock, SchemaSource others) {
        return TopicSerde.of(topic.values(), lock, others, topic.maxBytes() - RECORD_OVERHEAD);
    }
}
