package dev.taffrail.ingest.service;

import dev.taffrail.ingest.client.ClientConfig;
import dev.taffrail.ingest.http.HttpLimits;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;

/// How the write side of a process works.
///
/// @param deliveryTimeout how long a caller over HTTP may wait for Kafka before the answer is 503
public record IngestConfig(Duration deliveryTimeout, int maxInFlight, HttpLimits http) {

    public IngestConfig {
        var _ = new ClientConfig(
                "taffrail-ingest",
                ClientConfig.DEFAULT.topics(),
                deliveryTimeout,
                maxInFlight); // the rules stand there
    }

    /// The one place where these names are spelled.
    public static IngestConfig from(Settings settings) {
        var http = HttpLimits.DEFAULT;
        return new IngestConfig(
                settings.duration(
                        "ingest.delivery-timeout",
                        Duration.ofSeconds(10),
                        "How long a request over HTTP is tried to be written to Kafka before the answer is 503."),
                settings.integer(
                        "ingest.max-in-flight",
                        ClientConfig.MAX_IN_FLIGHT,
                        "How many requests of a batch wait for Kafka's acknowledgement at a time."),
                new HttpLimits(
                        Math.toIntExact(settings.bytes(
                                "ingest.max-body", http.maxBodyBytes(), "The longest body of a request over HTTP.")),
                        settings.duration(
                                "ingest.longest-wait",
                                http.longestWait(),
                                "What `Prefer: wait` of a request is cut to."),
                        settings.integer(
                                "ingest.remembered-requests",
                                http.rememberedRequests(),
                                "How many requests this process remembers, by hash, to refuse the same id with other content; what it "
                                        + "no longer knows is taken as the run that is there."),
                        settings.duration(
                                "ingest.retry-after",
                                http.retryAfter(),
                                "What a caller is told to wait while Kafka does not acknowledge.")));
    }

    ClientConfig client(Topics topics) {
        return new ClientConfig("taffrail-ingest", topics, deliveryTimeout, maxInFlight);
    }
}
