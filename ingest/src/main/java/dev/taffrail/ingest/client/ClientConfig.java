package dev.taffrail.ingest.client;

import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;

/// How a client sends.
///
/// @param clientId under which the brokers see it
/// @param deliveryTimeout how long a record is tried before [NotSent]
/// @param maxInFlight how many requests of [TaffrailClient#submitAll] wait for their acknowledgement at a time
public record ClientConfig(String clientId, Topics topics, Duration deliveryTimeout, int maxInFlight) {
    public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
    public static final int MAX_IN_FLIGHT = 1_000;

    public static final ClientConfig DEFAULT = new ClientConfig(
            "taffrail-client",
            new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS),
            DELIVERY_TIMEOUT,
            MAX_IN_FLIGHT);

    public ClientConfig {
        Invalid.unless(
                deliveryTimeout.compareTo(Duration.ofMillis(100)) >= 0,
                "ingest.delivery-timeout must be at least 100ms, but is %s",
                deliveryTimeout);
        Invalid.unless(maxInFlight > 0, "ingest.max-in-flight must be positive, but is %d", maxInFlight);
    }

    public ClientConfig withTopics(Topics other) {
        return new ClientConfig(clientId, other, deliveryTimeout, maxInFlight);
    }

    ProducerSpec producer() {
        int largest =
                Math.max(topics.runRequests().maxBytes(), topics.runCommands().maxBytes());
        return ProducerSpec.idempotent(clientId)
                .withDeliveryTimeout(deliveryTimeout)
                .withMaxRequestBytes(largest);
    }
}
