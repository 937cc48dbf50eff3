package dev.taffrail.cli.http;

import dev.taffrail.ingest.http.RunEnd;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.query.http.RunJson;
import dev.taffrail.sink.store.RunRow;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Waits in the sink's file for the end of a run, so that whoever is answered can read it there.
public record EndOfRun(RunQueries queries, Progress progress) implements RunEnd {
    @Override
    public Optional<JsonNode> await(RunKey run, Duration patience) throws InterruptedException {
        String handle = run.session() + "/" + run.run();
        Duration left = patience;
        long seen = progress.moves();
        Optional<RunRow> row = ended(run.tenant(), handle);
        while (row.isEmpty() && left.isPositive()) {
            left = progress.awaitMove(seen, left);
            seen = progress.moves();
            row = ended(run.tenant(), handle);
        }
        return row.map(RunJson::run);
    }

    private Optional<RunRow> ended(String tenant, String handle) throws InterruptedException {
        return queries.find(tenant, handle).filter(row -> row.status().isEnd());
    }
}
