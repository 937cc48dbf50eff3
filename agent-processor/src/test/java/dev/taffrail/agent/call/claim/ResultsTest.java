package dev.taffrail.agent.call.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResultsTest {
    private static final int MAX_BYTES = 100_000;
    private static final ResultHead HEAD = new ResultHead(Calls.RUN, "r:1.1.1", 1, 1, 2, "me", "house@1", "");

    private final TopicSerde<CallerReport> serde = CallerCluster.serde(CallerReport.class, MAX_BYTES);

    private static MockProducer<String, byte[]> producer(boolean acknowledges) {
        var node = new Node(1, "localhost", 1);
        var partitions = List.of(0, 1, 2).stream()
                .map(partition -> new PartitionInfo("results", partition, node, new Node[] {node}, new Node[] {node}))
                .toList();
        var cluster = new Cluster("c", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
        return new MockProducer<>(
                cluster, acknowledges, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    private static Future<?> inBackground(Results results, CallResult result) {
        var task = new FutureTask<Void>(() -> {
            results.publish("key", result);
            return null;
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void awaitSent(MockProducer<String, byte[]> producer, int count) {
        while (producer.history().size() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void keeps_a_result_until_the_broker_has_it() throws Exception {
        var producer = producer(false);
        var result = new ToolResult(HEAD, ToolStatus.OK, Text.of("done", Origin.TOOL), 0, 0);
        try (var results = new Results(producer, "results", serde)) {
            var published = inBackground(results, result);
            awaitSent(producer, 1);
            producer.errorNext(new NotEnoughReplicasException("no"));
            awaitSent(producer, 2);
            assertThat(published.isDone()).isFalse();
            producer.completeNext();
            published.get();
        }

        assertThat(producer.history()).allSatisfy(record -> {
            assertThat(record.partition()).isEqualTo(2);
            assertThat(record.key()).isEqualTo("key");
            assertThat(serde.decode(record.value())).isEqualTo(result);
        });
    }

    @Test
    void cuts_the_text_of_a_tool_that_does_not_fit() throws Exception {
        var producer = producer(true);
        try (var results = new Results(producer, "results", serde)) {
            results.publish(
                    "key", new ToolResult(HEAD, ToolStatus.OK, Text.of("x".repeat(MAX_BYTES), Origin.TOOL), 3, 4));
        }

        assertThat(serde.decode(producer.history().getLast().value()))
                .isInstanceOfSatisfying(ToolResult.class, sent -> {
                    assertThat(sent.status()).isEqualTo(ToolStatus.OK);
                    assertThat(sent.content().content()).startsWith("xxx").contains("bytes left out");
                });
    }

    @Test
    void reports_an_answer_that_does_not_fit_with_what_it_cost() throws Exception {
        var producer = producer(true);
        var bill = new Attempt(1, Billing.BILLED, new TokenUsage(1, 2, 0, 0, 0), "p", "m", "", 5);
        try (var results = new Results(producer, "results", serde)) {
            results.publish(
                    "key",
                    new ModelResult(
                            HEAD,
                            ModelStatus.ANSWERED,
                            List.of(bill),
                            Text.of("x".repeat(MAX_BYTES), Origin.MODEL),
                            List.of(),
                            FinishReason.STOP,
                            0,
                            "",
                            3,
                            4));
        }

        assertThat(serde.decode(producer.history().getLast().value()))
                .isInstanceOfSatisfying(ModelResult.class, sent -> {
                    assertThat(sent.status()).isEqualTo(ModelStatus.FAILED_PERMANENT);
                    assertThat(sent.attempts()).containsExactly(bill);
                    assertThat(sent.detail()).startsWith("PAYLOAD_TOO_LARGE");
                });
    }

    @Test
    void statements_that_are_not_acknowledged_in_time_are_an_error() {
        try (var results = new Results(producer(false), "results", serde)) {
            assertThatThrownBy(() -> results.state(List.of(Statement.takeover(0, "me", 1)), Duration.ofMillis(1)))
                    .isInstanceOf(KafkaException.class);
        }
    }
}
