package dev.taffrail.ingest.service;

import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.client.TimeOrderedIds;
import dev.taffrail.ingest.http.IngestMeters;
import dev.taffrail.ingest.http.IngestRoutes;
import dev.taffrail.ingest.http.RunEnd;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.lifecycle.NamedThreads;
import dev.taffrail.platform.lifecycle.Service;
import dev.taffrail.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the client that writes what comes over HTTP, and makes the routes for whoever runs the server.
public final class IngestService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final String NAME = "ingest";

    private final TaffrailClient client;
    private final IngestConfig config;
    private final MeterRegistry registry;

    public IngestService(KafkaClients clients, Topics topics, IngestConfig config, MeterRegistry registry) {
        var ids = new TimeOrderedIds(InstantSource.system(), new SecureRandom());
        this.client = TaffrailClient.connect(clients, config.client(topics), ids);
        this.config = config;
        this.registry = registry;
    }

    /// For other parts of the process that ask for runs.
    public TaffrailClient client() {
        return client;
    }

    /// The write routes, for one HTTP server.
    ///
    /// @param end what `Prefer: wait` waits with
    public IngestRoutes routes(RunEnd end) {
        return new IngestRoutes(client, end, config.http(), new IngestMeters(registry));
    }

    @Override
    public String name() {
        return NAME;
    }

    /// There is nothing to begin: a producer works as soon as somebody sends.
    @Override
    public void start() {}

    /// Waits until Kafka tells where requests belong, so that the first request does not have to.
    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        var probe = new FutureTask<>(client::probe, true);
        Thread thread = NamedThreads.virtual("ingest-probe-").newThread(probe);
        thread.start();
        try {
            return probe.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            thread.interrupt();
            return false;
        } catch (ExecutionException failed) {
            LOG.atWarn().setCause(failed.getCause()).log("Kafka does not say where run requests belong");
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
