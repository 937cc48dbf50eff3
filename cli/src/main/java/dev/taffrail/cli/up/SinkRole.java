package dev.taffrail.cli.up;

import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.sink.load.AdminTopicFacts;
import dev.taffrail.sink.load.DeadLetterTopic;
import dev.taffrail.sink.load.Feeds;
import dev.taffrail.sink.load.LoadListener;
import dev.taffrail.sink.load.LoadLoop;
import dev.taffrail.sink.load.LoadStatus;
import dev.taffrail.sink.load.Pace;
import dev.taffrail.sink.load.Shard;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.Database;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The sink of this process: SQLite, and the loop that fills it.
final class SinkRole implements Service, HealthCheck {
    private final Database database;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final LoadLoop loop;
    private final Thread thread;
    private final RunQueries queries;

    SinkRole(Surroundings around) throws InterruptedException {
        var clients = around.clients();
        var feeds = Feeds.of(around.topics(), around.lock(), around.schemas());
        this.database = Database.open(around.data().resolve("taffrail.db"));
        this.admin = clients.admin("taffrail-sink");
        this.producer = clients.producer(
                ProducerSpec.idempotent("taffrail-sink").withMaxRequestBytes(around.topics().deadLetters().maxBytes()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.loop = new LoadLoop(
                clients.consumer(ConsumerSpec.reader("taffrail-sink").withMaxPollRecords(5_000), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                database,
                feeds,
                Shard.WHOLE,
                new AdminTopicFacts(admin),
                new DeadLetterTopic(producer, around.topics().deadLetters()),
                new Pace(System::nanoTime),
                LoadListener.NONE);
        this.thread = Thread.ofPlatform().name("sink").unstarted(loop);
        this.queries = new RunQueries(database, feeds.runEvents());
    }

    RunQueries queries() {
        return queries;
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean awaitReady(Duration patience) {
        return true;
    }

    @Override
    public Status check() {
        return switch (loop.progress().status()) {
            case LoadStatus.Starting _ -> new Status.Degraded("starting");
            case LoadStatus.Loading _ -> new Status.Healthy();
            case LoadStatus.Waiting waiting -> new Status.Unhealthy(waiting.reason());
            case LoadStatus.Stopped stopped -> new Status.Unhealthy(stopped.reason());
            case LoadStatus.Closed _ -> new Status.Unhealthy("closed");
        };
    }

    @Override
    public void close() {
        try {
            loop.stop();
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the sink stopped; it goes on from its last transaction", interrupted);
        } finally {
            producer.close();
            admin.close();
            database.close();
        }
    }
}
