package dev.taffrail.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Log;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.project.LogPosition;
import dev.taffrail.sink.project.Projection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {
    @TempDir
    private Path folder;

    private final Log log = new Log(3)
            .add(Story.completed("a", 3, 1_000))
            .add(new Story(new RunKey("acme", "s", "r"), 2_000)
                    .accepted()
                    .started("Go.")
                    .toolIteration("t", "one")
                    .toolIteration("t", "two")
                    .ended(RunStatus.CANCELLED, Reason.BY_COMMAND)
                    .resumed(1, 3)
                    .answered("Done.")
                    .ended(RunStatus.COMPLETED, Reason.ANSWERED));

    @Test
    void loading_any_batch_again_changes_nothing() throws Exception {
        try (var database = open("sink.db")) {
            log.loadAll(database);
            var once = dump(database);

            for (var from = 0; from < log.size(); from++) {
                log.load(database, from, Math.min(from + 4, log.size()));
            }
            log.loadOutcomes(database);

            assertThat(dump(database)).isEqualTo(once);
        }
    }

    @Test
    void batches_may_be_torn_anywhere() throws Exception {
        try (var whole = open("whole.db")) {
            log.loadAll(whole);
            for (var cut = 1; cut < log.size(); cut++) {
                try (var torn = open("torn" + cut + ".db")) {
                    log.load(torn, 0, cut).load(torn, cut, log.size()).loadOutcomes(torn);

                    assertThat(dump(torn)).isEqualTo(dump(whole));
                }
            }
        }
    }

    @Test
    void outcomes_may_come_before_the_ends_of_their_legs() throws Exception {
        try (var after = open("after.db");
                var before = open("before.db")) {
            log.loadAll(after);
            log.loadOutcomes(before).load(before, 0, log.size());

            assertThat(dump(before)).isEqualTo(dump(after));
            assertThat(mismatches(before)).isZero();
        }
    }

    @Test
    void an_outcome_that_differs_or_comes_twice_is_a_mismatch() throws Exception {
        try (var database = open("sink.db")) {
            log.load(database, 0, log.size());
            assertThat(mismatches(database)).as("none seen yet").isEqualTo(3);
            log.loadOutcomes(database);
            assertThat(mismatches(database)).isZero();

            var again = Story.completed("a", 3, 1_000).outcomes().getFirst();
            see(database, 77, again);

            assertThat(mismatches(database)).isEqualTo(1);
        }
    }

    @Test
    void a_run_whose_beginning_is_not_in_the_log_is_shown_as_far_as_it_is_known() throws Exception {
        try (var database = open("sink.db")) {
            log.load(database, 3, 9);

            var run = database.read(tx -> RunList.find(tx, new RunKey("acme", "session-of-a", "a")))
                    .orElseThrow();

            assertThat(run.status()).isEqualTo(RunStatus.UNKNOWN);
            var steps = database.read(tx -> RunDetails.steps(tx, run));
            assertThat(steps).isNotEmpty();
        }
    }

    @Test
    void an_id_that_comes_again_is_another_run() throws Exception {
        try (var database = open("sink.db")) {
            new Log(3)
                    .add(Story.completed("a", 1, 1_000))
                    .add(Story.completed("a", 2, 9_000))
                    .load(database, 0, 13);

            long runs = database.read(tx -> RunList.count(tx, RunFilter.ALL));
            assertThat(runs).isEqualTo(2);
            var newest = database.read(tx -> RunList.find(tx, new RunKey("acme", "session-of-a", "a")));
            assertThat(newest.orElseThrow().iterations()).isEqualTo(2);
        }
    }

    @Test
    void work_that_dies_between_rows_and_commit_leaves_nothing() throws Exception {
        try (var database = open("sink.db")) {
            log.load(database, 0, 4);
            var before = dump(database);

            assertThatThrownBy(() -> database.inTransaction(tx -> {
                        var at = new LogPosition(3, 4);
                        var event = Story.completed("a", 3, 1_000).events().get(4);
                        new RowWriter(Contracts.events()).apply(tx, at.packed(), Projection.project(event, at));
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");

            assertThat(dump(database)).isEqualTo(before);
        }
    }

    private static void see(Database database, long offset, RunOutcome outcome) throws Exception {
        var at = new LogPosition(3, offset);
        database.inTransaction(tx -> {
            new RowWriter(Contracts.events()).apply(tx, at.packed(), Projection.project(outcome, at));
            return at;
        });
    }

    private static long mismatches(Database database) throws Exception {
        return database.read(tx -> OutcomesTable.mismatches(tx, Long.MAX_VALUE)).total();
    }

    private Database open(String file) throws InterruptedException {
        return Database.open(folder.resolve(file));
    }

    private static List<String> dump(Database database) throws Exception {
        return database.read(TableDump::of);
    }
}
