package dev.taffrail.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final byte[] UNREADABLE = {1};

    @Test
    void a_poll_that_finds_nothing_is_not_the_end() {
        var topic = new Topics(Topics.DEFAULT_PREFIX, 1).runOutcomes();
        var partition = new TopicPartition(topic.name(), 0);
        var consumer = new MockConsumer<String, byte[]>("none");
        consumer.updatePartitions(
                topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 1L));
        try (var reader = TopicReader.of(consumer, topic, SchemaSource.NONE).fromBeginning()) {
            assertThat(reader.poll(Duration.ZERO)).isEmpty();
            assertThat(reader.isAtEnd()).isFalse();

            consumer.addRecord(new ConsumerRecord<>(topic.name(), 0, 0, "key", UNREADABLE));
            assertThat(reader.poll(Duration.ZERO)).isEmpty();
            assertThat(reader.isAtEnd()).isTrue();
        }
    }
}
