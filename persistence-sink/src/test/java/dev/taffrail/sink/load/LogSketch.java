package dev.taffrail.sink.load;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.sink.Contracts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// The log as far as the sink reads it, in memory; makes consumers that read it.
final class LogSketch implements TopicFacts {
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();

    LogSketch() {
        for (var topic : Contracts.feeds().topics()) {
            facts.put(topic, new Fact("id-of-" + topic, Contracts.TOPICS.partitions()));
        }
    }

    LogSketch event(int partition, RunEvent event) {
        return append(
                Contracts.TOPICS.runEvents().name(),
                partition,
                Contracts.events().encode(event));
    }

    LogSketch events(int partition, List<RunEvent> events) {
        events.forEach(event -> event(partition, event));
        return this;
    }

    LogSketch outcomes(int partition, List<RunOutcome> outcomes) {
        outcomes.forEach(outcome -> append(
                Contracts.TOPICS.runOutcomes().name(),
                partition,
                Contracts.outcomes().encode(outcome)));
        return this;
    }

    LogSketch audit(int partition, AuditEvent event) {
        return append(
                Contracts.TOPICS.audit().name(), partition, Contracts.audit().encode(event));
    }

    LogSketch append(String topic, int partition, byte[] value) {
        var log = records.computeIfAbsent(new TopicPartition(topic, partition), _ -> new ArrayList<>());
        log.add(new ConsumerRecord<>(topic, partition, log.size(), "key".getBytes(StandardCharsets.UTF_8), value));
        return this;
    }

    void remake(String topic) {
        facts.put(topic, new Fact("other-id-of-" + topic, Contracts.TOPICS.partitions()));
    }

    void cut(TopicPartition partition, int end) {
        records.put(
                partition,
                new ArrayList<>(records.getOrDefault(partition, List.of()).subList(0, end)));
    }

    long end(TopicPartition partition) {
        return records.getOrDefault(partition, List.of()).size();
    }

    Map<TopicPartition, Long> ends() {
        var ends = new HashMap<TopicPartition, Long>();
        records.forEach((partition, log) -> ends.put(partition, (long) log.size()));
        return ends;
    }

    @Override
    public Map<String, Fact> of(Set<String> topics) {
        if (!facts.keySet().containsAll(topics)) {
            throw new KafkaException("no such topics: " + topics);
        }
        return Map.copyOf(facts);
    }

    /// Reads a few records at each poll, whatever it is asked to seek to.
    MockConsumer<byte[], byte[]> consumer(int perPoll) {
        return new SketchConsumer(this, perPoll);
    }

    List<ConsumerRecord<byte[], byte[]>> from(TopicPartition partition, long offset, int count) {
        var log = records.getOrDefault(partition, List.of());
        return log.subList((int) Math.min(offset, log.size()), (int) Math.min(offset + count, log.size()));
    }
}
