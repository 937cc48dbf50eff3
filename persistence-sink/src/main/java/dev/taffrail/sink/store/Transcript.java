package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.Role;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Sensitivity;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// Reads conversations from the `messages` table (V1__runs.sql) as they were at some time.
public final class Transcript {
    private static final String COLUMNS = """
            SELECT max(id) AS id, sequence, run_id, leg, step, role, content, cipher, key_id, mac, bytes, sensitivity, origin,
                tool_requests, tool_request_id, tool, error, time
            FROM messages
            """;

    private static final Sql UNTIL = Sql.of(COLUMNS + """
            WHERE conversation = :conversation AND sequence < :count AND id <= :lastId
            GROUP BY sequence ORDER BY sequence
            """);

    /// What counts so far, and what this leg added to it since.
    private static final Sql OPEN = Sql.of(COLUMNS + """
            WHERE conversation = :conversation AND (sequence < :count OR run = :run AND leg = :openLeg)
            GROUP BY sequence ORDER BY sequence
            """);

    /// A message in its place.
    public record Entry(
            long id,
            long sequence,
            String runId,
            int leg,
            int step,
            Role role,
            String content,
            Bytes cipher,
            String keyId,
            Bytes mac,
            long bytes,
            Sensitivity sensitivity,
            Origin origin,
            List<ToolRequest> toolRequests,
            String toolRequestId,
            String tool,
            boolean error,
            long time) {
        public Message message() {
            return new Message(
                    role,
                    new Text(content, cipher, keyId, mac, bytes, sensitivity, origin),
                    toolRequests,
                    toolRequestId,
                    tool,
                    error,
                    runId,
                    leg,
                    step);
        }
    }

    private record Until(long count, long lastId) {}

    private record Open(long count, int openLeg) {}

    private Transcript() {}

    /// The first `count` messages of the run's conversation as they were right after the record `lastId`.
    public static List<Entry> until(Transaction tx, RunRow run, long count, long lastId) {
        return tx.rows(UNTIL, Entry.class, run, new Until(count, lastId));
    }

    /// What a leg saw: to its end, or so far.
    public static List<Entry> of(Transaction tx, RunRow run, RunDetails.Leg leg) {
        return leg.endedId() > 0
                ? until(tx, run, leg.messages(), leg.endedId())
                : tx.rows(OPEN, Entry.class, run, new Open(leg.messages(), leg.leg()));
    }
}
