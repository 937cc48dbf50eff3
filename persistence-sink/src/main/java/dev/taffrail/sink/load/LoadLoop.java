package dev.taffrail.sink.load;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.sink.project.LogPosition;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.PositionsTable;
import dev.taffrail.sink.store.RowWriter;
import dev.taffrail.sink.store.StoreException;
import dev.taffrail.sink.store.StoreFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the log and brings it into the file: a batch of records is one transaction of rows and positions. Whatever
/// fails, nothing moves forward before its transaction is committed: the positions are read from the file again, and
/// loading goes on from there.
///
/// One thread runs it and owns the consumer.
public final class LoadLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LoadLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Database database;
    private final Feeds feeds;
    private final Positions positions;
    private final DeadLetters deadLetters;
    private final Pace pace;
    private final LoadListener listener;
    private final Progress progress = new Progress();
    private final CountDownLatch closing = new CountDownLatch(1);

    private RowWriter rows;
    private Map<String, TopicFacts.Fact> topics = Map.of();
    private boolean placed;

    public LoadLoop(
            Consumer<byte[], byte[]> consumer,
            Database database,
            Feeds feeds,
            Shard shard,
            TopicFacts facts,
            DeadLetters deadLetters,
            Pace pace,
            LoadListener listener) {
        this.consumer = consumer;
        this.database = database;
        this.feeds = feeds;
        this.positions = new Positions(database, feeds, shard, facts);
        this.deadLetters = deadLetters;
        this.pace = pace;
        this.listener = listener;
        this.rows = new RowWriter(feeds.runEvents());
    }

    /// Loads until [#stop], or until the file does not go with the log any more.
    @Override
    public void run() {
        try (consumer) {
            var failures = 0;
            while (closing.getCount() > 0 && !(progress.status() instanceof LoadStatus.Stopped)) {
                if (step()) {
                    failures = 0;
                } else {
                    failures++;
                    rest(pace.retryAfter(failures));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            if (!(progress.status() instanceof LoadStatus.Stopped)) {
                progress.now(new LoadStatus.Closed());
            }
        }
    }

    public void stop() {
        closing.countDown();
    }

    public Progress progress() {
        return progress;
    }

    /// One poll and its transaction.
    ///
    /// @return false when it has to be tried again
    private boolean step() throws InterruptedException {
        try {
            place();
            load(consumer.poll(POLL));
            return true;
        } catch (RebuildNeeded | StoreException e) {
            return halt(String.valueOf(e.getMessage()), e);
        } catch (InvalidOffsetException e) {
            var why = new RebuildNeeded(database.file(), "the log does not have the next record: " + e.getMessage());
            return halt(String.valueOf(why.getMessage()), e);
        } catch (StoreFault | KafkaException e) {
            return again(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            return halt("a fault of the sink itself: " + e, e);
        }
    }

    private void place() throws InterruptedException {
        if (!placed) {
            positions.fixShard();
            progress.reached(positions.seek(consumer));
            topics = positions.recheck();
            placed = true;
            progress.now(new LoadStatus.Loading());
        } else if (pace.isRecheckDue()) {
            topics = positions.recheck();
        }
    }

    private void load(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        if (records.nextOffsets().isEmpty()) {
            listener.caughtUp();
            return;
        }
        var began = pace.now();
        var batch = project(records);
        database.inTransaction(tx -> {
            for (var record : batch.records()) {
                rows.apply(tx, record.id(), record.changes());
            }
            for (var position : batch.positions()) {
                PositionsTable.put(tx, position);
            }
            return batch;
        });
        progress.reached(next(batch));
        listener.loaded(records, pace.since(began));
        rest(pace.restAfter(records.count(), began));
    }

    private Batch project(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var projected = new ArrayList<Batch.Projected>(records.count());
        for (var record : records) {
            project(record, projected);
        }
        var next = new ArrayList<PositionsTable.Row>();
        records.nextOffsets()
                .forEach((partition, offset) -> next.add(new PositionsTable.Row(
                        partition.topic(),
                        partition.partition(),
                        topicId(partition),
                        offset.offset(),
                        offset.leaderEpoch().orElse(-1))));
        return new Batch(projected, next);
    }

    private void project(ConsumerRecord<byte[], byte[]> record, List<Batch.Projected> projected)
            throws InterruptedException {
        try {
            var changes = feeds.of(record.topic()).changes(record);
            if (!changes.isEmpty()) {
                var id = new LogPosition(record.partition(), record.offset()).packed();
                projected.add(new Batch.Projected(id, changes));
            }
        } catch (PoisonRecord poison) {
            deadLetters.quarantine(record, poison);
            listener.quarantined(record, poison);
        }
    }

    private String topicId(TopicPartition partition) {
        var fact = topics.get(partition.topic());
        if (fact == null) {
            throw new IllegalStateException(partition + " was read but not assigned");
        }
        return fact.id();
    }

    private static Map<TopicPartition, Long> next(Batch batch) {
        var next = new HashMap<TopicPartition, Long>();
        for (var row : batch.positions()) {
            next.put(new TopicPartition(row.topic(), row.partition()), row.nextOffset());
        }
        return next;
    }

    /// Forgets everything in memory that the file may not have.
    private boolean again(String reason, Exception e) {
        placed = false;
        rows = new RowWriter(feeds.runEvents());
        progress.now(new LoadStatus.Waiting(reason));
        listener.failed();
        LOG.atWarn().addKeyValue("reason", reason).setCause(e).log("loading waits and is tried again");
        return false;
    }

    private boolean halt(String reason, Exception e) {
        progress.now(new LoadStatus.Stopped(reason));
        LOG.atError().addKeyValue("reason", reason).setCause(e).log("loading stopped");
        return false;
    }

    private void rest(Duration time) throws InterruptedException {
        if (time.isPositive() && !(progress.status() instanceof LoadStatus.Stopped)) {
            var stopped = closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
            LOG.atTrace().addKeyValue("stopped", stopped).log("rested");
        }
    }
}
