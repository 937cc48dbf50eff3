package dev.taffrail.cli.http;

import dev.taffrail.ingest.http.RunEnd;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.json.ContractJson;
import dev.taffrail.sink.load.Progress;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.RunRow;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Waits in the sink's file for the end of a run, so that whoever is answered can read it there.
public record EndOfRun(RunQueries queries, Progress progress) implements RunEnd {
    /// It may have moved between the look and the wait.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Override
    public Optional<JsonNode> await(RunKey run, Duration patience) throws InterruptedException {
        String handle = run.session() + "/" + run.run();
        long begun = System.nanoTime();
        Optional<RunRow> row = queries.find(run.tenant(), handle).filter(EndOfRun::ended);
        while (row.isEmpty() && System.nanoTime() - begun < patience.toNanos()) {
            progress.awaitMove(LOOK_AGAIN);
            row = queries.find(run.tenant(), handle).filter(EndOfRun::ended);
        }
        return row.map(ContractJson::tree);
    }

    private static boolean ended(RunRow row) {
        return row.status().isEnd();
    }
}
