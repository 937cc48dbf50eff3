package dev.taffrail.bench.part;

import dev.taffrail.bench.load.Lane;
import dev.taffrail.bench.load.RunClient;
import dev.taffrail.bench.tool.WaitTools;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.util.List;
import java.util.function.Consumer;

/// The topics of the product and what is written to them by a user.
public final class Product {
    public static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS);

    private static final TopicSerde<RunRequest> REQUESTS = serde(TOPICS.runRequests());
    private static final TopicSerde<RunOutcome> OUTCOMES = serde(TOPICS.runOutcomes());

    private Product() {}

    public static <V> TopicSerde<V> serde(Topic<V> topic) {
        return TopicSerde.of(topic.values(), SchemaLock.shipped(), SchemaSource.NONE, topic.maxBytes());
    }

    /// Runs of the agent for load; every one must complete.
    static RunClient load(KafkaClients clients) {
        return client(clients, Product::completed);
    }

    /// The same with a page of text from each tool call.
    static RunClient pages(KafkaClients clients) {
        return client(clients, Agents.PAGES, WaitTools.PAGE, Product::completed);
    }

    /// Runs that may end in any way.
    public static RunClient any(KafkaClients clients) {
        return client(clients, _ -> {});
    }

    private static RunClient client(KafkaClients clients, Consumer<byte[]> verify) {
        return client(clients, Agents.LOAD, "clock_now", verify);
    }

    private static RunClient client(KafkaClients clients, String agent, String tool, Consumer<byte[]> verify) {
        return new RunClient(
                clients,
                new Lane(
                        TOPICS.runRequests().name(),
                        TOPICS.runOutcomes().name(),
                        TOPICS.partitions(),
                        (run, iterations) -> request(run, "", agent, Agents.input(iterations, tool), Limits.NONE),
                        verify));
    }

    /// @param session empty for a session of its own
    public static byte[] request(String run, String session, String agent, String input, Limits limits) {
        return REQUESTS.encode(new RunRequest(
                run, "", session, agent, Text.of(input, Origin.USER), limits, List.of(), "bench", "", null));
    }

    public static RunOutcome outcome(byte[] value) {
        return OUTCOMES.decode(value);
    }

    private static void completed(byte[] value) {
        RunOutcome outcome = outcome(value);
        if (outcome.status() != RunStatus.COMPLETED) {
            throw new Failure(
                    ExitCode.NEGATIVE,
                    "the run %s should have completed, but is %s (%s: %s)"
                            .formatted(outcome.run().handle(), outcome.status(), outcome.reason(), outcome.detail()));
        }
    }
}
