package dev.taffrail.platform.kafka;

import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import dev.taffrail.platform.lifecycle.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A stream as a service. A thread that dies is replaced; when [#MOST_REPLACEMENTS] died within [#WITHIN] the stream
/// stops instead, since a loop of crashes helps nobody, and the process is no longer alive. Closing it leaves the
/// group, so that others take over at once.
public final class StreamsService implements Service, HealthCheck {
    static final int MOST_REPLACEMENTS = 5;
    static final Duration WITHIN = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
    /// A stream that stops in order needs a fraction of it; what is cut off here is taken up again at the next
    /// start.
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final KafkaStreams streams;
    private final InstantSource clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private final CountDownLatch running = new CountDownLatch(1);

    /// @param streams not started yet; owned by this service from now on
    public StreamsService(String name, KafkaStreams streams, InstantSource clock) {
        this.name = name;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        streams.setUncaughtExceptionHandler(this::onDeath);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING || now.hasCompletedShutdown()) {
                running.countDown();
            }
        });
        streams.start();
    }

    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        return running.await(patience.toMillis(), TimeUnit.MILLISECONDS)
                && streams.state().isRunningOrRebalancing();
    }

    @Override
    public Status check() {
        return switch (streams.state()) {
            case CREATED -> new Status.Degraded("starting");
            case REBALANCING -> new Status.Degraded("rebalancing");
            case RUNNING -> new Status.Healthy();
            case PENDING_SHUTDOWN, NOT_RUNNING -> new Status.Unhealthy("stopped");
            case PENDING_ERROR, ERROR -> new Status.Unhealthy("all stream threads are dead");
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
        return streams.state().isRunningOrRebalancing();
    }

    @Override
    public void close() {
        boolean inTime =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_PATIENCE));
        if (!inTime) {
            LOG.atWarn()
                    .addKeyValue("service", name)
                    .log("stream threads were still busy when the time to stop them was over");
        }
    }

    private StreamThreadExceptionResponse onDeath(Throwable cause) {
        boolean tooMany = tooMany(clock.instant());
        LOG.atError()
                .setCause(cause)
                .addKeyValue("service", name)
                .addKeyValue("then", tooMany ? "stop" : "replace")
                .log("a stream thread died");
        return tooMany ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized boolean tooMany(Instant now) {
        deaths.addLast(now);
        deaths.removeIf(death -> death.isBefore(now.minus(WITHIN)));
        return deaths.size() > MOST_REPLACEMENTS;
    }
}
