package dev.taffrail.sink;

import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.sink.load.AdminTopicFacts;
import dev.taffrail.sink.load.DeadLetterTopic;
import dev.taffrail.sink.load.Feeds;
import dev.taffrail.sink.load.LoadLoop;
import dev.taffrail.sink.load.LoadStatus;
import dev.taffrail.sink.load.Pace;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Fills one file from the log, and answers questions about it.
public final class SinkService implements Service, HealthCheck {
    private final Database database;
    private final Producer<byte[], byte[]> deadLetters;
    private final Admin admin;
    private final LoadLoop loop;
    private final RunQueries queries;
    private final SinkHealth health;
    private final Thread thread;

    private SinkService(
            SinkConfig config,
            KafkaClients clients,
            Topics topics,
            Feeds feeds,
            Database database,
            MeterRegistry registry,
            InstantSource clock) {
        this.database = database;
        var meters = new SinkMeters(registry, clock);
        this.admin = clients.admin("sink-admin");
        this.deadLetters = clients.producer(
                ProducerSpec.idempotent("sink-dead-letters")
                        .withMaxRequestBytes(topics.deadLetters().maxBytes()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.loop = new LoadLoop(
                clients.consumer(
                        ConsumerSpec.reader("sink").withMaxPollRecords(config.maxPollRecords()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                database,
                feeds,
                config.shard(),
                new AdminTopicFacts(admin),
                new DeadLetterTopic(deadLetters, topics.deadLetters()),
                new Pace(System::nanoTime),
                meters);
        this.queries = new RunQueries(database, feeds.runEvents());
        this.health = new SinkHealth(loop.progress(), database, meters, config.lagDegraded(), clock);
        this.thread = Thread.ofPlatform().daemon(true).name("sink").unstarted(loop);
    }

    /// Opens the file; starts nothing.
    ///
    /// @param others is asked for schemas that the lock does not have
    /// @throws dev.taffrail.sink.store.StoreException when the file cannot be used
    public static SinkService open(
            SinkConfig config,
            KafkaClients clients,
            Topics topics,
            SchemaLock lock,
            SchemaSource others,
            MeterRegistry registry,
            InstantSource clock)
            throws InterruptedException {
        var feeds = Feeds.of(topics, lock, others);
        var database = Database.open(config.file());
        try {
            return new SinkService(config, clients, topics, feeds, database, registry, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public void start() {
        thread.start();
    }

    /// Waits until it loads. How much there is to load does not matter.
    ///
    /// @throws IllegalStateException when it will never load, with the reason
    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        var status = progress().awaitStarted(patience);
        if (status instanceof LoadStatus.Stopped stopped) {
            throw new IllegalStateException(stopped.reason());
        }
        return status instanceof LoadStatus.Loading;
    }

    @Override
    public Status check() {
        return health.check();
    }

    public Progress progress() {
        return loop.progress();
    }

    public RunQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        loop.stop();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        database.close();
        deadLetters.close();
        admin.close();
    }
}
