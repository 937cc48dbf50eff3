package dev.taffrail.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Log;
import dev.taffrail.sink.Story;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    private static final RunKey KEY = new RunKey("acme", "s", "r");

    private final Story story = new Story(KEY, 1_000)
            .accepted()
            .started("Go.")
            .toolIteration("t", "one")
            .toolIteration("t", "two")
            .toolIteration("t", "three");

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(folder.resolve("sink.db"));
        new Log(0).add(story).loadAll(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void gives_the_last_one_or_the_one_of_a_step_with_its_messages() throws Exception {
        assertThat(load(CheckpointStore.LAST)).isInstanceOfSatisfying(CheckpointStore.Result.Found.class, found -> {
            assertThat(found.checkpoint()).isEqualTo(story.events().getLast());
            assertThat(found.messages()).isEqualTo(story.conversation());
            assertThat(found.skipped()).isEmpty();
        });
        assertThat(load(2)).isInstanceOfSatisfying(CheckpointStore.Result.Found.class, found -> {
            assertThat(found.checkpoint().head().step()).isEqualTo(2);
            assertThat(found.messages()).isEqualTo(story.conversation().subList(0, 5));
        });
    }

    @Test
    void a_damaged_one_is_named_and_the_one_before_is_given() throws Exception {
        damage("UPDATE checkpoints SET envelope = cast(envelope || x'00' AS BLOB) WHERE step = 3");

        assertFallsBack(3, "SHA-256");
    }

    @Test
    void one_of_a_later_version_is_named_and_the_one_before_is_given() throws Exception {
        var envelope = new byte[] {'T', 'C', 2, 0};
        var sha256 = Bytes.sha256(envelope).hex();
        damage("UPDATE checkpoints SET envelope = x'54430200', sha256 = x'" + sha256 + "' WHERE step = 3");

        assertFallsBack(3, "its version is 2, and this release reads 1");
    }

    @Test
    void one_whose_messages_were_changed_is_named_and_the_one_before_is_given() throws Exception {
        damage("UPDATE messages SET error = 1 WHERE sequence = 6");

        assertFallsBack(3, "chain hash");
    }

    @Test
    void one_whose_messages_are_gone_is_named_and_the_one_before_is_given() throws Exception {
        damage("DELETE FROM messages WHERE sequence = 6");

        assertFallsBack(3, "6 of its 7 messages are there");
    }

    @Test
    void says_when_there_is_none() throws Exception {
        damage("UPDATE messages SET tool = 'other' WHERE sequence = 2");

        assertThat(load(CheckpointStore.LAST))
                .isInstanceOfSatisfying(
                        CheckpointStore.Result.Nothing.class,
                        nothing -> assertThat(nothing.skipped()).hasSize(3));
    }

    @Test
    void all_are_of_about_the_same_length() throws Exception {
        var longer =
                new Story(new RunKey("acme", "long", "long"), 1_000).accepted().started("Go.");
        for (var i = 0; i < 200; i++) {
            longer.toolIteration("t", "result");
        }
        new Log(1).add(longer).loadAll(database);

        var run = database.read(tx -> RunList.find(tx, longer.key())).orElseThrow();
        var checkpoints = database.read(tx -> RunDetails.checkpoints(tx, run));

        assertThat(checkpoints).hasSize(200);
        assertThat(checkpoints.get(199).bytes())
                .isLessThanOrEqualTo(checkpoints.get(19).bytes() * 11 / 10);
    }

    private void assertFallsBack(int step, String why) throws Exception {
        assertThat(load(step)).isInstanceOfSatisfying(CheckpointStore.Result.Found.class, found -> {
            assertThat(found.checkpoint().head().step()).isEqualTo(step - 1);
            assertThat(found.skipped())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.why()).contains(why));
        });
    }

    private CheckpointStore.Result load(int step) throws Exception {
        return database.read(tx -> new CheckpointStore(Contracts.events())
                .load(tx, RunList.find(tx, KEY).orElseThrow(), step));
    }

    private void damage(String update) throws Exception {
        database.inTransaction(tx -> {
            tx.script(update);
            return update;
        });
    }
}
