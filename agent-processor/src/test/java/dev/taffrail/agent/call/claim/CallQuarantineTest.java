package dev.taffrail.agent.call.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.topic.DeadLetterHeaders;
import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class CallQuarantineTest {
    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 8);
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final CallQuarantine quarantine = new CallQuarantine(() -> producer, topics.deadLetters());

    /// `agent-calls` allows as much as `dead-letters`, where our headers come on top: a record that did not fit
    /// would be read again for ever.
    @Test
    void a_record_as_long_as_its_topic_allows_fits_with_its_reason() {
        int longest = topics.agentCalls().maxBytes();

        quarantine.put(unreadable(new byte[longest]));

        var kept = producer.history().getFirst();
        assertThat(kept.value().length).isLessThan(topics.deadLetters().maxBytes());
        assertThat(header(DeadLetterHeaders.CUT)).isEqualTo(String.valueOf(longest + "desk".length()));
        assertThat(header(DeadLetterHeaders.REASON)).isEqualTo("deserialize");
    }

    @Test
    void a_record_is_kept_whole_in_its_partition() {
        quarantine.put(unreadable(new byte[] {1, 2, 3}));

        var kept = producer.history().getFirst();
        assertThat(kept.partition()).isEqualTo(5);
        assertThat(kept.key()).isEqualTo("desk".getBytes(UTF_8));
        assertThat(kept.value()).containsExactly(1, 2, 3);
        assertThat(header(DeadLetterHeaders.SOURCE)).isEqualTo("calls:5@7");
        assertThat(producer.closed()).isTrue();
    }

    private String header(String name) {
        var header = producer.history().getFirst().headers().lastHeader(name);
        return new String(requireNonNull(header).value(), UTF_8);
    }

    private static Polled.Unreadable unreadable(byte[] value) {
        return new Polled.Unreadable(
                new ConsumerRecord<>("calls", 5, 7, "desk", value), DeadLetterReason.DESERIALIZE, "no call");
    }
}
