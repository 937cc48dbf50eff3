package dev.taffrail.agent.call.agents;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import dev.taffrail.schemas.codec.TopicSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every version of every agent, as the compacted topic `agents` holds them. One platform thread reads; any thread
/// asks.
public final class AgentDirectory implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentDirectory.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final AgentLookup MISSING = new AgentLookup.Missing();

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition topic;
    private final TopicSerde<AgentRecord> serde;
    private final Map<String, AgentLookup> versions = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean assigned;

    /// @param consumer without a group; closed here
    /// @param topic its name; it has one partition
    public AgentDirectory(Consumer<String, byte[]> consumer, String topic, TopicSerde<AgentRecord> serde) {
        this.consumer = consumer;
        this.topic = new TopicPartition(topic, 0);
        this.serde = serde;
    }

    /// @param version `name@hash`
    public AgentLookup find(String version) {
        return versions.getOrDefault(version, MISSING);
    }

    @Override
    public void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException _) {
            LOG.atWarn().log("the reader of agents ends, since its thread was interrupted");
        }
    }

    /// Tells the reader to stop; returns at once.
    public void stop() {
        closing.countDown();
    }

    /// Waits until everything was read that was on the topic when the reader started.
    ///
    /// @return false when that took longer
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void turn() throws InterruptedException {
        try {
            if (!assigned) {
                consumer.assign(List.of(topic));
                consumer.seekToBeginning(List.of(topic));
                assigned = true;
            }
            consumer.poll(POLL).forEach(this::take);
            if (caughtUp.getCount() > 0 && consumer.position(topic) >= end()) {
                caughtUp.countDown();
            }
        } catch (KafkaException trouble) {
            LOG.atWarn()
                    .addKeyValue("topic", topic.topic())
                    .setCause(trouble)
                    .log("agents cannot be read; trying again");
            closing.await(PAUSE_AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private long end() {
        return consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            versions.remove(record.key());
            return;
        }
        try {
            switch (serde.decode(record.value())) {
                case AgentDefinition definition -> put(record.key(), definition);
                case AgentPointer _ -> {} // runs are pinned to versions before they come here
            }
        } catch (PoisonRecord | SchemaUnavailable unreadable) {
            tell(record.key(), String.valueOf(unreadable.getMessage()));
        }
    }

    private void put(String key, AgentDefinition definition) {
        if (!definition.version().equals(key)) {
            tell(key, "its content is " + definition.version());
            return;
        }
        try {
            versions.put(key, new AgentLookup.Found(KnownAgent.of(definition)));
        } catch (RuntimeException unusable) {
            tell(key, String.valueOf(unusable.getMessage()));
            versions.put(key, new AgentLookup.Unusable("agent " + key + " cannot be used: " + unusable.getMessage()));
        }
    }

    private static void tell(String key, String why) {
        LOG.atError().addKeyValue("agent", key).log("an agent definition cannot be used: {}", why);
    }
}
