package dev.taffrail.sink.store;

import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds runs in the `runs` table (V1__runs.sql), the newest first. Every filter alone has an index.
public final class RunList {
    private static final Sql FIND = Sql.of("SELECT " + RunRow.COLUMNS + """
            FROM runs WHERE run_id = :run AND session = :session AND tenant = :tenant ORDER BY run DESC LIMIT 1
            """);

    private static final Sql FIND_BY_ID = Sql.of("SELECT " + RunRow.COLUMNS + """
            FROM runs WHERE run_id = :run AND tenant = :tenant ORDER BY run DESC LIMIT 2
            """);

    /// Where a page begins: behind this run.
    public record Place(long createdAt, long run) {
        /// Before the newest.
        public static final Place START = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private record Page(long placeCreatedAt, long placeRun, int limit) {}

    private record Count(long count) {}

    private RunList() {}

    /// At most `limit` runs behind `place`.
    public static List<RunRow> page(Transaction tx, RunFilter filter, Place place, int limit) {
        var sql = Sql.of(
                "SELECT " + RunRow.COLUMNS + "FROM runs" + where(filter)
                        + " AND (created_at, run) < (:placeCreatedAt, :placeRun) ORDER BY created_at DESC, run DESC LIMIT :limit");
        return tx.rows(sql, RunRow.class, filter, new Page(place.createdAt(), place.run(), limit));
    }

    public static long count(Transaction tx, RunFilter filter) {
        var sql = Sql.of("SELECT count(*) AS count FROM runs" + where(filter));
        return tx.row(sql, Count.class, filter).orElseThrow().count();
    }

    public static Optional<RunRow> find(Transaction tx, RunKey key) {
        return tx.row(FIND, RunRow.class, key);
    }

    /// The run with this id in whatever session, when there is only one.
    public static Optional<RunRow> findById(Transaction tx, RunKey key) {
        var rows = tx.rows(FIND_BY_ID, RunRow.class, key);
        return rows.stream().map(RunRow::key).distinct().count() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }

    /// Only what is asked for: a condition that is always true would hide the index.
    private static String where(RunFilter filter) {
        var conditions = new ArrayList<String>();
        given(filter.tenant(), "tenant = :tenant", conditions);
        given(filter.session(), "session = :session", conditions);
        given(filter.runId(), "run_id = :runId", conditions);
        given(filter.agent(), "agent_name = :agent", conditions);
        given(filter.traceId(), "trace_id = :traceId AND trace_id <> ''", conditions);
        if (filter.status() != null) {
            conditions.add("status = :status");
        }
        conditions.add("created_at >= :since AND created_at < :until");
        return " WHERE " + String.join(" AND ", conditions);
    }

    private static void given(String value, String condition, List<String> conditions) {
        if (!value.isEmpty()) {
            conditions.add(condition);
        }
    }
}
