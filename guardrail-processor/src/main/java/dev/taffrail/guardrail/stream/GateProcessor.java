package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.Arrival;
import dev.taffrail.guardrail.intake.DeadLetter;
import dev.taffrail.guardrail.intake.Desk;
import dev.taffrail.guardrail.intake.Entry;
import dev.taffrail.guardrail.intake.Passage;
import dev.taffrail.guardrail.intake.Policies;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.inbox.Source;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// The shell around a [Desk]: say where the record is from, let it be judged, forward what came of it. Nothing else.
final class GateProcessor extends ContextualProcessor<byte[], byte[], byte[], Outgoing> {
    private final String topic;
    private final String topicId;
    private final Sinks sinks;
    private final GateParts parts;
    private final Function<Known, Desk> desks;
    private @Nullable Desk desk;

    GateProcessor(String topic, Sinks sinks, GateParts parts, Function<Known, Desk> desks) {
        this.topic = topic;
        this.topicId = parts.topicId(topic);
        this.sinks = sinks;
        this.parts = parts;
        this.desks = desks;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        super.init(context);
        var agents = Agents.in(
                context.getStateStore(GateTopology.AGENTS), parts.serdes().agents());
        var registered = RegisteredPolicies.in(
                context.getStateStore(GateTopology.POLICIES), parts.serdes().policies(), parts.equipped());
        var policies = new RegisteredPolicies(registered, parts.news(), parts.policyPatience());
        desk = desks.apply(new Known(agents, new Policies(parts.policy(), parts.shipped(), policies)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Passage passage = parts.patience().judge(() -> parts.meters().measured(topic, desk(), arrival(record)));
        Entry entry = passage.entry();
        if (entry != null) {
            forward(
                    sinks.inbox(),
                    bytes(entry.key()),
                    new Outgoing(entry.event(), entry.partition()),
                    record,
                    new RecordHeaders());
        }
        DeadLetter letter = passage.deadLetter();
        if (letter != null) {
            var kept = letter.kept(parts.maxDeadLetterBytes());
            forward(sinks.deadLetters(), kept.key(), new Outgoing(kept.value(), Entry.BY_KEY), record, kept.headers());
        }
        for (AuditEvent audit : passage.audits()) {
            byte[] encoded = parts.serdes().audit().encode(audit);
            forward(
                    sinks.audit(),
                    bytes(audit.run().recordKey()),
                    new Outgoing(encoded, Entry.BY_KEY),
                    record,
                    new RecordHeaders());
        }
    }

    private Arrival arrival(Record<byte[], byte[]> record) {
        var at = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("only records of topics come here"));
        return new Arrival(
                topic,
                new Source(topicId, at.partition(), at.offset()),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    private void forward(
            String sink, byte @Nullable [] key, Outgoing value, Record<byte[], byte[]> from, Headers headers) {
        context().forward(new Record<>(key, value, from.timestamp(), headers), sink);
    }

    private Desk desk() {
        if (desk == null) {
            throw new IllegalStateException("init comes before process");
        }
        return desk;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
