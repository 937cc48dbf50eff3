package dev.taffrail.sink.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Log;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.RunFilter;
import dev.taffrail.sink.store.RunRow;
import dev.taffrail.sink.store.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunQueriesTest {
    private static final RunFilter ACME = RunFilter.ALL.withTenant("acme");

    @TempDir
    private Path folder;

    private Database database;
    private RunQueries queries;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(folder.resolve("sink.db"));
        queries = new RunQueries(database, Contracts.events());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lists_runs_by_every_filter() throws Exception {
        new Log(1)
                .add(Story.completed("done", 2, 1_000))
                .add(new Story(new RunKey("acme", "other", "open"), 9_000)
                        .accepted()
                        .started("Hello"))
                .loadAll(database);

        assertThat(ids(ACME)).containsExactly("open", "done");
        assertThat(ids(ACME.withSession("other"))).containsExactly("open");
        assertThat(ids(ACME.withRunId("done"))).containsExactly("done");
        assertThat(ids(ACME.withAgent("clerk"))).containsExactly("open", "done");
        assertThat(ids(ACME.withStatus(RunStatus.COMPLETED))).containsExactly("done");
        assertThat(ids(ACME.withTraceId("0af7651916cd43dd8448eb211c80319c"))).hasSize(2);
        assertThat(ids(ACME.between(5_000, 10_000))).containsExactly("open");
        assertThat(ids(RunFilter.ALL.withTenant("nobody"))).isEmpty();
        assertThat(queries.count(ACME.withStatus(RunStatus.RUNNING))).isEqualTo(1);
    }

    @Test
    void pages_show_each_run_once_also_when_new_ones_come() throws Exception {
        var first = new Log(0);
        for (var i = 0; i < 7; i++) {
            first.add(Story.completed("r" + i, 1, 1_000 + i / 3));
        }
        first.loadAll(database);

        var seen = new ArrayList<String>();
        var page = queries.list(ACME, "", 3);
        new Log(1).add(Story.completed("late", 1, 9_000)).loadAll(database);
        while (true) {
            page.runs().forEach(run -> seen.add(run.runId()));
            if (page.next().isEmpty()) {
                break;
            }
            page = queries.list(ACME, page.next(), 3);
        }

        assertThat(seen).containsExactly("r6", "r5", "r4", "r3", "r2", "r1", "r0");
    }

    @Test
    void a_cursor_of_another_filter_is_refused() throws Exception {
        new Log(0)
                .add(Story.completed("a", 1, 1))
                .add(Story.completed("b", 1, 2))
                .loadAll(database);
        var next = queries.list(ACME, "", 1).next();

        assertThatThrownBy(() -> queries.list(ACME.withAgent("x"), next, 1)).hasMessageContaining("another filter");
        assertThatThrownBy(() -> queries.list(ACME, "bm9uc2Vuc2U", 1))
                .hasMessageContaining("none that this server gave");
        assertThatThrownBy(() -> queries.list(ACME, "", 0))
                .hasMessageContaining("limit must be from 1 to 500, but is 0");
    }

    @Test
    void shows_all_of_a_run() throws Exception {
        new Log(2).add(Story.completed("r", 3, 1_000)).loadAll(database);

        var view = queries.show("acme", "session-of-r/r").orElseThrow();

        assertThat(view.run())
                .extracting(RunRow::status, RunRow::reason, RunRow::iterations, RunRow::costMicros, RunRow::toolCalls)
                .containsExactly(RunStatus.COMPLETED, Reason.ANSWERED, 3L, 1_035L, 2L);
        assertThat(view.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.answer()).isEqualTo("The rate is 4."));
        assertThat(view.steps())
                .extracting(step -> step.output())
                .containsExactly("I look it up.", "I look it up.", "The rate is 4.");
        assertThat(view.toolCalls()).extracting(call -> call.output()).containsExactly("rate 1 of r", "rate 2 of r");
        assertThat(view.checkpoints())
                .extracting(checkpoint -> checkpoint.messages())
                .containsExactly(3L, 5L);
        assertThat(view.budgets()).hasSize(2);
        assertThat(queries.find("acme", "r")).as("found without its session").isPresent();
        assertThat(queries.show("acme", "nothing")).isEmpty();
    }

    @Test
    void each_leg_has_the_transcript_that_it_saw() throws Exception {
        var story = new Story(new RunKey("acme", "s", "s"), 1_000)
                .accepted()
                .started("Book it.")
                .toolIteration("book", "first")
                .toolIteration("book", "second");
        var firstLeg = story.conversation();
        story.ended(RunStatus.BUDGET_EXHAUSTED, Reason.LIMIT_REACHED)
                .resumed(1, 3)
                .toolIteration("book", "third");
        var secondLeg = story.conversation();
        new Log(0).add(story).loadAll(database);

        assertThat(messages(1)).isEqualTo(firstLeg);
        assertThat(messages(2)).as("while it is open").isEqualTo(secondLeg);
        assertThat(messages(RunQueries.LAST_LEG)).isEqualTo(secondLeg);
        assertThat(queries.transcript("acme", "s", 3)).isEmpty();
    }

    private List<?> messages(int leg) throws Exception {
        return queries.transcript("acme", "s", leg).orElseThrow().stream()
                .map(Transcript.Entry::message)
                .toList();
    }

    private List<String> ids(RunFilter filter) throws Exception {
        return queries.list(filter, "", 10).runs().stream().map(RunRow::runId).toList();
    }
}
