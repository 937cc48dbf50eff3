package dev.taffrail.bench.faults.proof;

import dev.taffrail.bench.faults.load.Book;
import dev.taffrail.bench.faults.log.Sightings;
import dev.taffrail.bench.faults.outside.Start;
import dev.taffrail.platform.kafka.KafkaClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Everything that must hold when all runs have ended.
public final class Proof {
    private Proof() {}

    /// @param log everything that is committed
    /// @param database of the sink, which goes on
    /// @param folder for a file of its own
    public static List<Check> of(
            Book book, Sightings log, List<Start> starts, KafkaClients clients, Path database, Path folder)
            throws IOException, InterruptedException {
        return List.of(
                LegChecks.outcomes(book, log),
                LegChecks.commands(book, log),
                LimitCheck.of(book.orders(), log.outcomes().values(), starts),
                StartChecks.once(starts),
                StartChecks.grants(starts, log),
                new Check(
                        Check.DEADLINES,
                        log.deadlines().stream()
                                .map(call -> call + " came to its deadline")
                                .toList(),
                        "none; granted again: %s, escalated: %d".formatted(log.regrants(), log.escalated())),
                new Check(Check.QUARANTINE, log.quarantined(), "nothing"),
                SqliteCheck.of(clients, database, folder),
                ReplayCheck.of(clients));
    }
}
