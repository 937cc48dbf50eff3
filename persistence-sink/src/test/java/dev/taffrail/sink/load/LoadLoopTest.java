package dev.taffrail.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.FullDisk;
import dev.taffrail.sink.store.PositionsTable;
import dev.taffrail.sink.store.TableDump;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TopicPartition EVENTS_0 = new TopicPartition("test.run-events", 0);

    @TempDir
    private Path folder;

    private final LogSketch log = new LogSketch();
    private final List<PoisonRecord.Reason> quarantined = new ArrayList<>();

    @Test
    void loads_what_the_log_holds_and_goes_on_where_it_stopped() throws Exception {
        var first = Story.completed("r1", 3, 1_000);
        var second = Story.completed("r2", 2, 2_000);
        log.events(0, first.events()).outcomes(0, first.outcomes());
        loadAll("sink.db", 2);
        log.events(0, second.events()).outcomes(0, second.outcomes());

        loadAll("sink.db", 3);

        loadAll("rebuilt.db", 100);
        assertThat(dump("sink.db"))
                .isEqualTo(dump("rebuilt.db"))
                .contains("acme|session-of-r2|r2")
                .doesNotContain("unmatched_outcomes |");
    }

    @Test
    void the_order_of_partitions_makes_no_difference() throws Exception {
        for (var partition = 0; partition < 4; partition++) {
            var story = Story.completed("r" + partition, 4, 1_000);
            log.events(partition, story.events()).outcomes(partition, story.outcomes());
        }

        loadAll("one.db", 1);
        loadAll("many.db", 1_000);

        assertThat(dump("one.db")).isEqualTo(dump("many.db"));
    }

    @Test
    void a_record_that_is_poison_is_quarantined_and_passed() throws Exception {
        log.append("test.run-events", 1, "{not avro}".getBytes(StandardCharsets.UTF_8));
        log.append("test.run-events", 1, new byte[] {0, 0, 0, 0, 99, 1});
        log.events(1, Story.completed("r1", 1, 1_000).events());

        loadAll("sink.db", 10);

        assertThat(quarantined).containsExactly(PoisonRecord.Reason.BAD_MAGIC, PoisonRecord.Reason.UNKNOWN_SCHEMA);
        assertThat(dump("sink.db")).contains("COMPLETED");
    }

    @Test
    void waits_for_quarantine_and_passes_nothing_before() throws Exception {
        log.append("test.run-events", 1, new byte[] {7});
        var failures = new ArrayList<String>();

        try (var database = Database.open(folder.resolve("sink.db"))) {
            run(database, log.consumer(10), Shard.WHOLE, (_, poison) -> {
                if (failures.size() < 2) {
                    failures.add(String.valueOf(poison.getMessage()));
                    throw new KafkaException("dead-letters is away");
                }
                quarantined.add(poison.reason());
            });
        }

        assertThat(failures).hasSize(2);
        assertThat(quarantined).hasSize(1);
    }

    @Test
    void a_store_that_fails_is_waited_for_and_nothing_is_passed() throws Exception {
        log.events(0, Story.completed("r1", 2, 1_000).events());
        var file = folder.resolve("sink.db");
        Database.open(file).close();
        sql(file, "CREATE TRIGGER broken BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'no'); END");

        try (var database = Database.open(file)) {
            var failed = new CountDownLatch(2);
            var loop = new LoadLoop(
                    log.consumer(10),
                    database,
                    Contracts.feeds(),
                    Shard.WHOLE,
                    log,
                    deadLetters(),
                    new Pace(System::nanoTime),
                    new CountsFailures(failed));
            var thread = Thread.ofPlatform().start(loop);
            assertThat(failed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(loop.progress().next()).containsEntry(EVENTS_0, 0L);
            assertThat(database.read(PositionsTable::all)).isNotEmpty().allMatch(row -> row.nextOffset() == 0);

            sql(file, "DROP TRIGGER broken");
            assertThat(loop.progress().await(EVENTS_0, log.end(EVENTS_0) - 1, PATIENCE))
                    .isTrue();
            loop.stop();
            thread.join(PATIENCE);
        }

        loadAll("rebuilt.db", 10);
        assertThat(dump("sink.db")).isEqualTo(dump("rebuilt.db"));
    }

    @Test
    void a_full_disk_is_told_and_loading_goes_on_when_there_is_space() throws Exception {
        log.events(0, Story.completed("r1", 200, 1_000).events());
        var told = new ArrayList<LoadStatus>();

        try (var database = Database.open(folder.resolve("sink.db"))) {
            FullDisk.under(database);
            var failed = new CountDownLatch(1);
            var loop = new LoadLoop(
                    log.consumer(1_000),
                    database,
                    Contracts.feeds(),
                    Shard.WHOLE,
                    log,
                    deadLetters(),
                    new Pace(System::nanoTime),
                    new CountsFailures(failed));
            var thread = Thread.ofPlatform().start(loop);
            assertThat(failed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            told.add(loop.progress().status());
            assertThat(loop.progress().await(EVENTS_0, log.end(EVENTS_0) - 1, PATIENCE))
                    .isTrue();
            loop.stop();
            thread.join(PATIENCE);
        }

        assertThat(told.toString()).contains("Waiting", "sink.db is full: free some space; loading goes on by itself");
        loadAll("rebuilt.db", 1_000);
        assertThat(dump("sink.db")).isEqualTo(dump("rebuilt.db"));
    }

    @Test
    void a_topic_that_was_made_again_stops_it_loudly() throws Exception {
        log.events(0, Story.completed("r1", 1, 1_000).events());
        loadAll("sink.db", 10);
        log.remake("test.run-events");

        assertThat(stopReason(Shard.WHOLE)).contains("must be rebuilt", "deleted and made again", "sink.db");
    }

    @Test
    void a_log_that_is_shorter_than_the_file_stops_it_loudly() throws Exception {
        log.events(0, Story.completed("r1", 1, 1_000).events());
        loadAll("sink.db", 10);
        log.cut(EVENTS_0, 2);

        assertThat(stopReason(Shard.WHOLE)).contains("must be rebuilt", "ends at offset 2");
    }

    @Test
    void another_shard_is_refused() throws Exception {
        log.events(0, Story.completed("r1", 1, 1_000).events());
        loadAll("sink.db", 10);

        assertThat(stopReason(new Shard(1, 2))).contains("sink.shard = 1/1", "1/2", "rebuild");
    }

    @Test
    void a_shard_holds_its_partitions_only() throws Exception {
        log.events(0, Story.completed("even", 1, 1_000).events());
        log.events(1, Story.completed("odd", 1, 1_000).events());

        try (var database = Database.open(folder.resolve("sink.db"))) {
            var loop = loop(database, new Shard(2, 2), deadLetters());
            load(loop, List.of(new TopicPartition("test.run-events", 1)));
        }

        assertThat(dump("sink.db")).contains("|odd|").doesNotContain("|even|");
    }

    @Test
    void legs_keep_their_own_messages() throws Exception {
        var story = new Story(new RunKey("acme", "s", "r"), 1_000)
                .accepted()
                .started("Book it.")
                .toolIteration("book", "first")
                .toolIteration("book", "second")
                .ended(RunStatus.BUDGET_EXHAUSTED, Reason.LIMIT_REACHED)
                .resumed(1, 3)
                .toolIteration("book", "third")
                .answered("Booked.")
                .ended(RunStatus.COMPLETED, Reason.ANSWERED);
        log.events(0, story.events()).outcomes(0, story.outcomes());

        loadAll("sink.db", 4);

        assertThat(dump("sink.db")).contains("|second|", "|third|");
    }

    private record CountsFailures(CountDownLatch failures) implements LoadListener {
        @Override
        public void loaded(ConsumerRecords<byte[], byte[]> records, Duration took) {}

        @Override
        public void caughtUp() {}

        @Override
        public void quarantined(ConsumerRecord<byte[], byte[]> record, PoisonRecord reason) {}

        @Override
        public void failed() {
            failures.countDown();
        }
    }

    private static void sql(Path file, String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    private void loadAll(String file, int perPoll) throws Exception {
        try (var database = Database.open(folder.resolve(file))) {
            run(database, log.consumer(perPoll), Shard.WHOLE, deadLetters());
        }
    }

    private DeadLetters deadLetters() {
        return (_, poison) -> quarantined.add(poison.reason());
    }

    private void run(Database database, Consumer<byte[], byte[]> consumer, Shard shard, DeadLetters deadLetters)
            throws Exception {
        load(
                loop(database, consumer, shard, deadLetters),
                List.copyOf(log.ends().keySet()));
    }

    private void load(LoadLoop loop, List<TopicPartition> partitions) throws InterruptedException {
        var thread = Thread.ofPlatform().start(loop);
        for (var partition : partitions) {
            assertThat(loop.progress().await(partition, log.end(partition) - 1, PATIENCE))
                    .as(
                            "%s of %s, %s",
                            partition, loop.progress().next(), loop.progress().status())
                    .isTrue();
        }
        loop.stop();
        thread.join(PATIENCE);
    }

    private LoadLoop loop(Database database, Shard shard, DeadLetters deadLetters) {
        return loop(database, log.consumer(10), shard, deadLetters);
    }

    private LoadLoop loop(Database database, Consumer<byte[], byte[]> consumer, Shard shard, DeadLetters deadLetters) {
        return new LoadLoop(
                consumer,
                database,
                Contracts.feeds(),
                shard,
                log,
                deadLetters,
                new Pace(System::nanoTime),
                LoadListener.NONE);
    }

    private String stopReason(Shard shard) throws Exception {
        try (var database = Database.open(folder.resolve("sink.db"))) {
            var loop = loop(database, shard, deadLetters());
            loop.run();
            assertThat(loop.progress().status()).isInstanceOf(LoadStatus.Stopped.class);
            return loop.progress().status().toString();
        }
    }

    private String dump(String file) throws Exception {
        try (var database = Database.open(folder.resolve(file))) {
            return String.join("\n", database.read(TableDump::of));
        }
    }
}
