package dev.taffrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerTest {
    /// Far above what it takes (about 4 s on two cores, as long as a first start), so that a busy machine does not
    /// fail the build.
    private static final Duration RECOVERY = Duration.ofSeconds(25);

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    @TempDir
    private Path folder;

    @Test
    void is_back_with_transactions_groups_and_records_soon_after_it_was_killed() throws Exception {
        try (var killed = BrokerProcess.start(folder);
                var client = new TestClient(killed.bootstrapServers());
                var member = client.consumer()) {
            var abandoned = client.producer("writer");
            client.createTopic("t");
            client.commitInTransaction("t", "a");
            claim(member, 1);
            abandoned.initTransactions();
            abandoned.beginTransaction();
            abandoned.send(new ProducerRecord<>("t", "lost", "lost")).get();
            killed.kill();
            abandoned.close(Duration.ZERO);

            assertTimeoutPreemptively(RECOVERY, () -> worksAgain(killed.bootstrapServers()));
        }
    }

    private void worksAgain(String formerAddress) throws Exception {
        try (var kafka = BrokerProcess.start(folder);
                var client = new TestClient(kafka.bootstrapServers());
                var member = client.consumer()) {
            assertThat(kafka.bootstrapServers()).isEqualTo(formerAddress);
            client.commitInTransaction("t", "b");
            assertThat(client.committed("t")).containsExactly("a", "b");
            claim(member, 2);
        }
    }

    /// Joins the group, as a static member, and commits an offset: what a caller does.
    private static void claim(KafkaConsumer<String, String> member, long offset) {
        member.subscribe(List.of("t"));
        while (member.assignment().isEmpty()) {
            member.poll(Duration.ofMillis(50));
        }
        member.commitSync(Map.of(PARTITION, new OffsetAndMetadata(offset)));
    }
}
