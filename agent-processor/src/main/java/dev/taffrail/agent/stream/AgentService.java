package dev.taffrail.agent.stream;

import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.RocksDbMemory;
import dev.taffrail.platform.kafka.StreamsSettings;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the agent topology, exactly once.
public final class AgentService implements Service, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(AgentService.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final ThreadFailures failures = new ThreadFailures(System::nanoTime);
    private final CountDownLatch running = new CountDownLatch(1);

    /// @param instance names this process in the group, so that a restarted one takes its partitions back at once
    /// @param stateDirectory must survive a restart
    public AgentService(
            KafkaClients clients,
            Topics topics,
            SchemaSource schemas,
            AgentConfig config,
            Path stateDirectory,
            Optional<String> instance,
            RocksDbMemory memory) {
        var settings = StreamsSettings.exactlyOnce(applicationId(topics), stateDirectory)
                .withThreads(config.threads())
                .withMaxRecordBytes(largestRecord(topics));
        this.streams = clients.streams(
                AgentTopology.build(topics, schemas), instance.map(settings::withInstanceId).orElse(settings), memory);
        streams.setStateListener((now, _) -> {
            if (now == State.RUNNING) {
                running.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(failure -> {
            var replace = failures.mayGoOn();
            LOG.atError().setCause(failure).addKeyValue("replaced", replace).log("a stream thread of the agent processor failed");
            return replace ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    /// The application id: also the group and the prefix of the changelog topics.
    public static String applicationId(Topics topics) {
        return topics.prefix() + "agent-processor";
    }

    @Override
    public String name() {
        return "agent-processor";
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return running.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_PATIENCE));
    }

    @Override
    public Status check() {
        return switch (streams.state()) {
            case RUNNING -> new Status.Healthy();
            case CREATED, REBALANCING -> new Status.Degraded("the stream is " + streams.state());
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> new Status.Unhealthy("the stream is " + streams.state());
        };
    }

    @Override
    public boolean alive() {
        return switch (streams.state()) {
            case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> true;
            case NOT_RUNNING, PENDING_ERROR, ERROR -> false;
        };
    }

    @Override
    public boolean ready() {
        return running.getCount() == 0;
    }

    private static int largestRecord(Topics topics) {
        return topics.all().stream().mapToInt(Topic::maxBytes).max().orElseThrow();
    }
}
