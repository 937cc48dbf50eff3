package dev.taffrail.sink.load;

import static java.util.Objects.requireNonNull;

import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.MetaTable;
import dev.taffrail.sink.store.PositionsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Where loading goes on: read from the file, compared with the log, given to the consumer.
final class Positions {
    private static final String REBUILD = "give it back, or rebuild: move the file away and start again";

    private final Database database;
    private final Feeds feeds;
    private final Shard shard;
    private final TopicFacts facts;

    Positions(Database database, Feeds feeds, Shard shard, TopicFacts facts) {
        this.database = database;
        this.feeds = feeds;
        this.shard = shard;
        this.facts = facts;
    }

    /// Writes down what the file holds, which cannot change.
    void fixShard() throws InterruptedException {
        database.inTransaction(tx -> {
            MetaTable.fix(tx, "sink.shard", shard.toString(), REBUILD);
            MetaTable.fix(tx, "topics.prefix", feeds.prefix(), REBUILD);
            return shard;
        });
    }

    /// Assigns the shard's partitions and seeks to where the file ends, or to the beginning of what it does not
    /// know yet. What it did not know is written down with it: a topic that is made again is noticed even if
    /// nothing was loaded from it.
    ///
    /// @return the next offset of each partition
    /// @throws RebuildNeeded when the file does not go with the log
    Map<TopicPartition, Long> seek(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        var topics = facts.of(feeds.topics());
        var stored = stored();
        var partitions = partitions(topics);
        require(topics, stored, partitions);
        consumer.assign(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        var next = new HashMap<TopicPartition, Long>();
        var unknown = new ArrayList<PositionsTable.Row>();
        for (var partition : partitions) {
            var row = stored.get(partition);
            var offset = row == null
                    ? of(partition, beginnings)
                    : within(row, of(partition, beginnings), of(partition, ends));
            var epoch =
                    row == null || row.leaderEpoch() < 0 ? Optional.<Integer>empty() : Optional.of(row.leaderEpoch());
            consumer.seek(partition, new OffsetAndMetadata(offset, epoch, ""));
            next.put(partition, offset);
            if (row == null) {
                unknown.add(new PositionsTable.Row(
                        partition.topic(),
                        partition.partition(),
                        requireNonNull(topics.get(partition.topic())).id(),
                        offset,
                        -1));
            }
        }
        write(unknown);
        return next;
    }

    private void write(List<PositionsTable.Row> rows) throws InterruptedException {
        database.inTransaction(tx -> {
            rows.forEach(row -> PositionsTable.put(tx, row));
            return rows;
        });
    }

    /// Looks whether the topics are still those that the file was built from.
    ///
    /// @return the id of each topic
    Map<String, TopicFacts.Fact> recheck() throws InterruptedException {
        var topics = facts.of(feeds.topics());
        require(topics, stored(), partitions(topics));
        return topics;
    }

    private static long of(TopicPartition partition, Map<TopicPartition, Long> offsets) {
        var offset = offsets.get(partition);
        if (offset == null) {
            throw new KafkaException("the cluster does not say where " + partition + " begins and ends");
        }
        return offset;
    }

    private Map<TopicPartition, PositionsTable.Row> stored() throws InterruptedException {
        var rows = new HashMap<TopicPartition, PositionsTable.Row>();
        for (var row : database.inTransaction(PositionsTable::all)) {
            rows.put(new TopicPartition(row.topic(), row.partition()), row);
        }
        return rows;
    }

    private Set<TopicPartition> partitions(Map<String, TopicFacts.Fact> topics) {
        var partitions = new HashSet<TopicPartition>();
        topics.forEach((name, fact) -> {
            for (var number = 0; number < fact.partitions(); number++) {
                if (shard.owns(number)) {
                    partitions.add(new TopicPartition(name, number));
                }
            }
        });
        return partitions;
    }

    private void require(
            Map<String, TopicFacts.Fact> topics,
            Map<TopicPartition, PositionsTable.Row> stored,
            Set<TopicPartition> partitions) {
        stored.forEach((partition, row) -> {
            var fact = topics.get(row.topic());
            if (fact == null || !partitions.contains(partition)) {
                throw new RebuildNeeded(database.file(), partition + " was loaded, but is not there any more");
            }
            if (!fact.id().equals(row.topicId())) {
                throw new RebuildNeeded(
                        database.file(),
                        "topic %s was deleted and made again (its id was %s and is %s)"
                                .formatted(row.topic(), row.topicId(), fact.id()));
            }
        });
    }

    private long within(PositionsTable.Row row, long beginning, long end) {
        if (row.nextOffset() < beginning) {
            throw new RebuildNeeded(
                    database.file(),
                    "%s-%d begins at offset %d, but loading stopped at %d: records were deleted before they were loaded"
                            .formatted(row.topic(), row.partition(), beginning, row.nextOffset()));
        }
        if (row.nextOffset() > end) {
            throw new RebuildNeeded(
                    database.file(),
                    "%s-%d ends at offset %d, but %d was loaded: the cluster lost records that the file still shows"
                            .formatted(row.topic(), row.partition(), end, row.nextOffset()));
        }
        return row.nextOffset();
    }
}
