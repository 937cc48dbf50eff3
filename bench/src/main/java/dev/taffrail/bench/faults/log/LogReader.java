package dev.taffrail.bench.faults.log;

import dev.taffrail.bench.part.Product;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.topic.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the log from its beginning, committed records only, while processes come and go. For one thread.
public final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int MOST_RECORDS = 5_000;

    private static final TopicSerde<RunOutcome> OUTCOMES = Product.serde(Product.TOPICS.runOutcomes());
    private static final TopicSerde<RunEvent> EVENTS = Product.serde(Product.TOPICS.runEvents());
    private static final TopicSerde<AgentCall> CALLS = Product.serde(Product.TOPICS.agentCalls());

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Sightings sightings = new Sightings();
    private final Consumer<RunOutcome> onOutcome;
    private final Consumer<CommandAnswered> onAnswer;

    /// @param onOutcome is told of every outcome, at once
    /// @param onAnswer is told of every answer to a command
    public LogReader(KafkaClients clients, Consumer<RunOutcome> onOutcome, Consumer<CommandAnswered> onAnswer) {
        this.onOutcome = onOutcome;
        this.onAnswer = onAnswer;
        this.consumer = clients.consumer(
                ConsumerSpec.reader("taffrail-faults-log").withMaxPollRecords(MOST_RECORDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        add(Product.TOPICS.runOutcomes().name(), Product.TOPICS.runOutcomes().partitions());
        add(Product.TOPICS.runEvents().name(), Product.TOPICS.runEvents().partitions());
        add(Product.TOPICS.agentCalls().name(), Product.TOPICS.agentCalls().partitions());
        add(Product.TOPICS.deadLetters().name(), Product.TOPICS.deadLetters().partitions());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private void add(String topic, int count) {
        IntStream.range(0, count).forEach(number -> partitions.add(new TopicPartition(topic, number)));
    }

    public Sightings sightings() {
        return sightings;
    }

    /// Reads what is there; waits a moment when nothing is.
    public void poll() {
        var records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record);
        }
    }

    /// Reads everything that is committed now.
    public void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        if (topic.equals(Product.TOPICS.runEvents().name())) {
            RunEvent event = EVENTS.decode(record.value());
            sightings.saw(event, record.partition(), record.timestamp());
            if (event instanceof CommandAnswered answer) {
                onAnswer.accept(answer);
            }
        } else if (topic.equals(Product.TOPICS.runOutcomes().name())) {
            RunOutcome outcome = OUTCOMES.decode(record.value());
            sightings.saw(outcome);
            onOutcome.accept(outcome);
        } else if (topic.equals(Product.TOPICS.agentCalls().name())) {
            sightings.saw(CALLS.decode(record.value()));
        } else {
            var reason = record.headers().lastHeader(DeadLetterHeaders.REASON);
            sightings.quarantined(
                    reason == null ? "without a reason" : new String(reason.value(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
