package dev.taffrail.bench.traffic;

import dev.taffrail.bench.part.Product;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.query.RunQueries;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Compares the conversations in SQLite with the recorded ones. `up` must have stopped.
final class Transcripts {
    private Transcripts() {}

    /// How many sessions have a transcript that is the recorded one.
    static long equal(Path file, Recording recording, Problems problems) throws InterruptedException {
        long equal = 0;
        try (var database = Database.open(file)) {
            var queries = new RunQueries(database, Product.serde(Product.TOPICS.runEvents()));
            for (Recording.Session session : recording.sessions()) {
                Optional<String> difference = Differences.first(Line.of(session), stored(queries, session));
                difference.ifPresent(words -> problems.add("transcript of " + session.name() + ": " + words));
                equal += difference.isEmpty() ? 1 : 0;
            }
        }
        return equal;
    }

    /// The transcript of the last run is that of the whole session.
    private static List<Line> stored(RunQueries queries, Recording.Session session) throws InterruptedException {
        if (session.turns().isEmpty()) {
            return List.of();
        }
        String handle = session.name() + "/" + Place.run(session.turns().size() - 1);
        return queries.transcript(RunKey.DEFAULT_TENANT, handle, RunQueries.LAST_LEG).orElse(List.of()).stream()
                .map(Transcripts::line)
                .toList();
    }

    private static Line line(Transcript.Entry entry) {
        return switch (entry.role()) {
            case USER -> Line.user(entry.content());
            case ASSISTANT ->
                Line.assistant(
                        entry.content(),
                        entry.toolRequests().stream()
                                .map(request -> new Line.Asked(
                                        request.id(),
                                        request.name(),
                                        request.arguments().content()))
                                .toList());
            case TOOL -> Line.tool(entry.content(), entry.toolRequestId(), entry.tool());
            case UNKNOWN -> Line.user("a message of the role " + entry.role());
        };
    }
}
