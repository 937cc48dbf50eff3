package dev.taffrail.platform.kafka;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What may differ between our producers. All of them are idempotent and wait for all replicas.
///
/// @param transactionalId empty for a producer without transactions
/// @param deliveryTimeout how long a record is tried; [#FOR_EVER] never gives up
/// @param linger          how long a batch waits for more records
/// @param compression     `none`, `lz4`, `zstd`, `snappy` or `gzip`
/// @param maxRequestBytes the largest record: `max.message.bytes` of the largest topic that it writes
public record ProducerSpec(
        String clientId,
        Optional<String> transactionalId,
        Duration deliveryTimeout,
        Duration linger,
        String compression,
        int maxRequestBytes) {
    /// The longest time Kafka can express, 24 days.
    public static final Duration FOR_EVER = Duration.ofMillis(Integer.MAX_VALUE);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(60);
    private static final int BUFFER_BYTES = 32 << 20;

    public ProducerSpec {
        Invalid.unless(!clientId.isBlank(), "a producer needs a client id");
        Invalid.unless(
                deliveryTimeout.compareTo(linger) > 0 && deliveryTimeout.compareTo(FOR_EVER) <= 0,
                "delivery.timeout of %s must be longer than its linger time and at most %s, but is %s",
                clientId,
                FOR_EVER,
                deliveryTimeout);
        Invalid.unless(
                maxRequestBytes > 0, "max.request.size of %s must be positive, but is %d", clientId, maxRequestBytes);
    }

    /// Sends at once, gives up after two minutes, at most 1 MiB a record.
    public static ProducerSpec idempotent(String clientId) {
        return new ProducerSpec(clientId, Optional.empty(), Duration.ofMinutes(2), Duration.ZERO, "none", 1 << 20);
    }

    public ProducerSpec withTransactionalId(String id) {
        return new ProducerSpec(clientId, Optional.of(id), deliveryTimeout, linger, compression, maxRequestBytes);
    }

    public ProducerSpec withDeliveryTimeout(Duration timeout) {
        return new ProducerSpec(clientId, transactionalId, timeout, linger, compression, maxRequestBytes);
    }

    public ProducerSpec withLinger(Duration time) {
        return new ProducerSpec(clientId, transactionalId, deliveryTimeout, time, compression, maxRequestBytes);
    }

    public ProducerSpec withCompression(String codec) {
        return new ProducerSpec(clientId, transactionalId, deliveryTimeout, linger, codec, maxRequestBytes);
    }

    public ProducerSpec withMaxRequestBytes(int bytes) {
        return new ProducerSpec(clientId, transactionalId, deliveryTimeout, linger, compression, bytes);
    }

    Map<String, Object> properties() {
        long delivery = deliveryTimeout.toMillis();
        long request = Math.max(1, Math.min(REQUEST_TIMEOUT.toMillis(), delivery - linger.toMillis()));
        var properties = new LinkedHashMap<String, Object>();
        properties.put("client.id", clientId);
        transactionalId.ifPresent(id -> properties.put("transactional.id", id));
        transactionalId.ifPresent(
                _ -> properties.put("transaction.timeout.ms", StreamsSettings.TRANSACTION_TIMEOUT_MS));
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("linger.ms", linger.toMillis());
        properties.put("request.timeout.ms", Math.toIntExact(request));
        // without metadata a send waits before its delivery time begins
        properties.put("max.block.ms", Math.min(LONGEST_BLOCK.toMillis(), delivery));
        properties.put("delivery.timeout.ms", Math.toIntExact(delivery));
        properties.put("compression.type", compression);
        properties.put("max.request.size", maxRequestBytes);
        properties.put("buffer.memory", Math.max(BUFFER_BYTES, 2L * maxRequestBytes));
        return properties;
    }
}
