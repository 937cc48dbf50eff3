package dev.taffrail.sink.load;

import dev.taffrail.schemas.codec.PoisonRecord;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Counts what loading does.
public interface LoadListener {
    LoadListener NONE = new LoadListener() {
        @Override
        public void loaded(ConsumerRecords<byte[], byte[]> records, Duration took) {}

        @Override
        public void caughtUp() {}

        @Override
        public void quarantined(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason) {}

        @Override
        public void failed() {}
    };

    /// A transaction was committed.
    void loaded(ConsumerRecords<byte[], byte[]> records, Duration took);

    /// The last poll found nothing.
    void caughtUp();

    void quarantined(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason);

    /// Something failed; it is tried again.
    void failed();
}
