package dev.taffrail.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Sql COUNT = Sql.of("SELECT count(*) AS count FROM positions");

    private record Count(long count) {}

    @TempDir
    private Path folder;

    @Test
    void keeps_what_was_committed() throws Exception {
        try (var database = open()) {
            put(database, 7);
        }

        try (var database = open()) {
            assertThat(database.read(PositionsTable::all))
                    .extracting(PositionsTable.Row::nextOffset)
                    .containsExactly(7L);
        }
    }

    @Test
    void keeps_nothing_of_work_that_failed_and_goes_on() throws Exception {
        try (var database = open()) {
            assertThatThrownBy(() -> database.inTransaction(tx -> {
                        PositionsTable.put(tx, row(1));
                        throw new IllegalStateException("crash between rows and commit");
                    }))
                    .hasMessage("crash between rows and commit");

            put(database, 2);

            assertThat(database.read(PositionsTable::all)).containsExactly(row(2));
        }
    }

    @Test
    void refuses_a_file_that_is_in_use_and_says_by_whom() throws Exception {
        try (var _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("sink.db is in use by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("sink.file");
        }
    }

    @Test
    void readers_see_the_last_committed_state_while_a_transaction_is_open() throws Exception {
        try (var database = open()) {
            put(database, 1);

            var seen = database.inTransaction(tx -> {
                PositionsTable.put(tx, row(2));
                return offset(database);
            });

            assertThat(seen).isEqualTo(1);
            assertThat(offset(database)).isEqualTo(2);
        }
    }

    @Test
    void a_long_read_does_not_hold_up_the_writer() throws Exception {
        try (var database = open()) {
            put(database, 1);
            var reading = new CountDownLatch(1);
            var written = new CountDownLatch(1);
            var read = new FutureTask<>(() -> database.read(tx -> {
                var before = tx.rows(COUNT, Count.class);
                reading.countDown();
                await(written);
                assertThat(tx.rows(COUNT, Count.class)).isEqualTo(before);
                return PositionsTable.all(tx).getFirst().nextOffset();
            }));
            Thread.ofPlatform().start(read);

            reading.await();
            put(database, 2);
            written.countDown();

            assertThat(read.get()).isEqualTo(1);
            assertThat(offset(database)).isEqualTo(2);
        }
    }

    @Test
    void readers_cannot_write() throws Exception {
        try (var database = open()) {
            assertThatThrownBy(() -> database.read(tx -> {
                        PositionsTable.put(tx, row(1));
                        return 0;
                    }))
                    .isInstanceOf(StoreFault.class)
                    .hasMessageContaining("cannot be written");
        }
    }

    @Test
    void a_full_disk_is_told_and_survived() throws Exception {
        try (var database = open()) {
            put(database, 1);

            assertThatThrownBy(() -> database.inTransaction(tx -> {
                        tx.lines("PRAGMA max_page_count = 10", _ -> {});
                        for (var partition = 0; partition < 10_000; partition++) {
                            PositionsTable.put(tx, new PositionsTable.Row("t".repeat(500), partition, "id", 1, -1));
                        }
                        return 0;
                    }))
                    .isInstanceOfSatisfying(
                            StoreFault.class, fault -> assertThat(fault.kind()).isEqualTo(StoreFault.Kind.DISK_FULL))
                    .hasMessageContaining("sink.db is full: free some space");

            put(database, 2);
            assertThat(database.read(PositionsTable::all)).containsExactly(row(2));
        }
    }

    @Test
    void a_file_that_is_no_database_is_told() throws Exception {
        Files.writeString(folder.resolve("sink.db"), "This is a letter, and quite a long one, to nobody. ".repeat(100));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("rebuilt from the log");
    }

    @Test
    void knows_network_file_systems() {
        assertThat(FileSystems.isNetworked("NFS4")).isTrue();
        assertThat(FileSystems.isNetworked("ext4")).isFalse();
    }

    private Database open() throws InterruptedException {
        return Database.open(folder.resolve("sink.db"));
    }

    private static void put(Database database, long offset) throws Exception {
        database.inTransaction(tx -> {
            PositionsTable.put(tx, row(offset));
            return offset;
        });
    }

    private static PositionsTable.Row row(long offset) {
        return new PositionsTable.Row("t", 0, "id", offset, -1);
    }

    private static long offset(Database database) {
        try {
            return database.read(PositionsTable::all).getFirst().nextOffset();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
