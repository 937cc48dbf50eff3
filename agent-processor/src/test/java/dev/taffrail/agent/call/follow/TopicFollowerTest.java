package dev.taffrail.agent.call.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.CallerControl;
import dev.taffrail.schemas.call.CancelCalls;
import dev.taffrail.schemas.codec.Registry;
import dev.taffrail.schemas.codec.RegistrySource;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.run.RunKey;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicFollowerTest {
    private static final TopicPartition PARTITION = new TopicPartition("controls", 0);
    private static final SchemaLock LOCK = SchemaLock.shipped();
    private static final int ID_OF_ANOTHER_VERSION = 9_999;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LogConsumer consumer = new LogConsumer();
    private final AtomicBoolean registryIsUp = new AtomicBoolean(true);
    private final List<String> taken = new ArrayList<>();

    /// Polls what is on its log from its position on, as from a broker.
    private static final class LogConsumer extends MockConsumer<String, byte[]> {
        private final List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();

        LogConsumer() {
            super("earliest");
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            updateEndOffsets(Map.of(PARTITION, 0L));
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            log.subList((int) position(PARTITION), log.size()).forEach(this::addRecord);
            return super.poll(timeout);
        }
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void reads_what_was_there_and_is_ready_then() throws Exception {
        var follower = follower(TopicFollower.Start.BEGINNING);
        write("a", value("first"));
        write("a", null);

        assertThat(follower.awaitReady(Duration.ZERO)).isFalse();
        follower.turn();

        assertThat(taken).containsExactly("a first", "a deleted");
        assertThat(follower.awaitReady(Duration.ZERO)).isTrue();
    }

    @Test
    void from_the_end_reads_only_what_comes() throws Exception {
        write("a", value("before"));
        var follower = follower(TopicFollower.Start.END);

        follower.turn();
        assertThat(follower.awaitReady(Duration.ZERO)).isTrue();
        write(null, value("after"));
        follower.turn();

        assertThat(taken).containsExactly(" after");
    }

    @Test
    void passes_over_what_will_never_be_readable() throws Exception {
        var follower = follower(TopicFollower.Start.BEGINNING);
        write("a", new byte[] {1, 2, 3});
        write("b", value("next"));

        follower.turn();

        assertThat(taken).containsExactly("b next");
    }

    @Test
    void waits_for_a_registry_that_is_away_and_loses_nothing() throws Exception {
        registryIsUp.set(false);
        var follower = follower(TopicFollower.Start.BEGINNING);
        write("a", value("first"));
        write("b", ofAnotherVersion("second"));
        write("c", value("third"));

        follower.turn();
        assertThat(taken).containsExactly("a first");
        assertThat(follower.awaitReady(Duration.ZERO)).isFalse();
        assertThat(consumer.position(PARTITION)).isEqualTo(1);

        registryIsUp.set(true);
        follower.turn();

        assertThat(taken).containsExactly("a first", "b second", "c third");
        assertThat(follower.awaitReady(Duration.ZERO)).isTrue();
    }

    private void write(@Nullable String key, byte @Nullable [] value) {
        consumer.log.add(new ConsumerRecord<>(PARTITION.topic(), 0, consumer.log.size(), key, value));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) consumer.log.size()));
    }

    /// Stopped from the beginning, so that it does not pause.
    private TopicFollower<CallerControl> follower(TopicFollower.Start start) throws Exception {
        var away = new RegistrySource(new Registry(closedPort(), http, Map.of(), Duration.ofSeconds(5)), () -> 0);
        SchemaSource registry = id -> registryIsUp.get() ? LOCK.byId(idOf(value("any"))) : away.byId(id);
        var serde = TopicSerde.of(CallerControl.class, LOCK, registry, 1 << 20);
        var follower = new TopicFollower<>(consumer, PARTITION.topic(), serde, start, this::take);
        follower.stop();
        return follower;
    }

    private void take(String key, @Nullable CallerControl control) {
        taken.add(key + " " + (control instanceof CancelCalls cancel ? cancel.reason() : "deleted"));
    }

    private static int idOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(1);
    }

    private static byte[] value(String reason) {
        var run = new RunKey("default", "s", "r");
        return TopicSerde.of(CallerControl.class, LOCK, SchemaSource.NONE, 1 << 20)
                .encode(new CancelCalls(run, 0, List.of(1L), reason));
    }

    private static byte[] ofAnotherVersion(String reason) {
        byte[] bytes = value(reason);
        ByteBuffer.wrap(bytes).putInt(1, ID_OF_ANOTHER_VERSION);
        return bytes;
    }

    private static URI closedPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/apis/registry/v3");
        }
    }
}
