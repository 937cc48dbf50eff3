package dev.taffrail.platform.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/// Ties the main consumer of each stream thread to the producer of the same thread, so that it polls briefly while a
/// transaction is open. Streams asks a supplier for its main consumer with the classic group protocol only, which is
/// the one that [StreamsSettings] sets.
///
/// Producer and consumer of a thread are told by their client ids, `…-StreamThread-N-producer` and
/// `…-StreamThread-N-consumer`.
final class PacedClientSupplier implements KafkaClientSupplier {
    private final Duration pollWhileOpen;
    private final PolledBatch batch;
    private final Map<String, OpenTransaction> transactions = new ConcurrentHashMap<>();

    PacedClientSupplier(Duration pollWhileOpen, PolledBatch batch) {
        this.pollWhileOpen = pollWhileOpen;
        this.batch = batch;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        OpenTransaction transaction = transaction(config, "-producer");
        transaction.ended(); // a thread that lost its producer gets a new one, with nothing open
        return new TrackedProducer(config, transaction);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new PacedConsumer(config, transaction(config, "-consumer"), batch);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private OpenTransaction transaction(Map<String, Object> config, String suffix) {
        String clientId = String.valueOf(config.get("client.id"));
        if (!clientId.endsWith(suffix)) {
            throw new IllegalStateException(
                    "expected a client id that ends with " + suffix + ", but Streams made " + clientId);
        }
        String thread = clientId.substring(0, clientId.length() - suffix.length());
        return transactions.computeIfAbsent(thread, _ -> new OpenTransaction(pollWhileOpen));
    }

    static final class TrackedProducer extends KafkaProducer<byte[], byte[]> {
        private final OpenTransaction transaction;

        TrackedProducer(Map<String, Object> config, OpenTransaction transaction) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.transaction = transaction;
        }

        @Override
        public void beginTransaction() {
            super.beginTransaction();
            transaction.begun();
        }

        @Override
        public void commitTransaction() {
            super.commitTransaction();
            transaction.ended();
        }

        @Override
        public void abortTransaction() {
            transaction.ended();
            super.abortTransaction();
        }
    }

    static final class PacedConsumer extends KafkaConsumer<byte[], byte[]> {
        private final OpenTransaction transaction;
        private final PolledBatch batch;

        PacedConsumer(Map<String, Object> config, OpenTransaction transaction, PolledBatch batch) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.transaction = transaction;
            this.batch = batch;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            var records = super.poll(transaction.pollTime(timeout));
            batch.polled(records.count());
            return records;
        }
    }
}
