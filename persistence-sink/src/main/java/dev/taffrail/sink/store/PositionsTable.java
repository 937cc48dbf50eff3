package dev.taffrail.sink.store;

import java.util.List;

/// The `positions` table (V1__runs.sql): where loading goes on, in the same transaction as the rows of what was loaded.
public final class PositionsTable {
    private static final Sql ALL = Sql.of(
            "SELECT topic, partition, topic_id, next_offset, leader_epoch FROM positions ORDER BY topic, partition");

    private static final Sql PUT = Sql.of("""
            INSERT INTO positions (topic, partition, topic_id, next_offset, leader_epoch)
            VALUES (:topic, :partition, :topicId, :nextOffset, :leaderEpoch)
            ON CONFLICT (topic, partition) DO UPDATE
            SET topic_id = excluded.topic_id, next_offset = excluded.next_offset, leader_epoch = excluded.leader_epoch
            """);

    /// @param topicId as Kafka writes it; another one is another topic of the same name
    /// @param leaderEpoch of the last record read; -1 when it is not known
    public record Row(String topic, int partition, String topicId, long nextOffset, int leaderEpoch) {}

    private PositionsTable() {}

    public static List<Row> all(Transaction tx) {
        return tx.rows(ALL, Row.class);
    }

    public static void put(Transaction tx, Row row) {
        tx.update(PUT, row);
    }
}
