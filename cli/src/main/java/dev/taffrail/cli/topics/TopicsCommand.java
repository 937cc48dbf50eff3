package dev.taffrail.cli.topics;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.cli.terminal.Table;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail topics create|check|list`.
public final class TopicsCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CommandContext context;

    private TopicsCommand(CommandContext context) {
        this.context = context;
    }

    /// The commands of the group.
    public static List<Callable<Integer>> all(CommandContext context) {
        var topics = new TopicsCommand(context);
        return List.of(new Create(topics), new Check(topics), new Catalogue(topics));
    }

    /// Makes them.
    @Command(
            name = "create",
            description = {
                "Creates what is missing, corrects configurations, and commits the start offsets of the callers.",
                "",
                "  taffrail topics create --bootstrap kafka-1:9092 --set topics.replication=3"
            })
    record Create(TopicsCommand topics) implements Callable<Integer> {
        @Override
        public Integer call() throws InterruptedException {
            var cluster = ClusterAddress.find(topics.context.settings());
            var config = Cluster.adopt(cluster.clients(), topics.config(cluster), PATIENCE);
            topics.show(Cluster.prepare(cluster.clients(), config));
            return ExitCode.OK.number();
        }
    }

    /// Compares them.
    @Command(
            name = "check",
            description = {
                "Compares the topics of the cluster with the catalogue; exit code 1 when they differ.",
                "",
                "  taffrail topics check --bootstrap kafka-1:9092"
            })
    record Check(TopicsCommand topics) implements Callable<Integer> {
        @Override
        public Integer call() throws InterruptedException {
            var cluster = ClusterAddress.find(topics.context.settings());
            var states = Cluster.check(cluster.clients(), topics.config(cluster), PATIENCE);
            topics.show(states);
            boolean good = states.stream()
                    .allMatch(state -> state.exists() && state.differences().isEmpty());
            topics.context
                    .printer()
                    .note(good ? "All topics are as they should be." : "Correct them with: taffrail topics create");
            return (good ? ExitCode.OK : ExitCode.NEGATIVE).number();
        }
    }

    /// Shows the catalogue.
    @Command(
            name = "list",
            description = {
                "Lists the topics of the catalogue, without asking a cluster.",
                "",
                "  taffrail topics list --prefix acme."
            })
    record Catalogue(TopicsCommand topics) implements Callable<Integer> {
        @Override
        public Integer call() {
            var settings = topics.context.settings();
            var config = TopicConfig.from(
                    settings, settings.optionalString("kafka.bootstrap", "").isEmpty());
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            var table = new Table("TOPIC", ">PARTITIONS", "RETENTION", ">MAX BYTES", "WRITTEN BY", "WHAT");
            config.topics().all().forEach(topic -> {
                json.addObject()
                        .put("name", topic.name())
                        .put("partitions", topic.partitions())
                        .put("retention_ms", topic.retention().toMillis())
                        .put("max_bytes", topic.maxBytes())
                        .put("description", topic.description());
                table.row(
                        topic.name(),
                        topic.partitions(),
                        TopicPage.retention(topic),
                        topic.maxBytes(),
                        String.join(", ", topic.writers()),
                        topic.description());
            });
            topics.context.printer().list(json, topic -> topic.path("name").asString(""), () -> table);
            return ExitCode.OK.number();
        }
    }

    private TopicConfig config(ClusterAddress cluster) {
        return TopicConfig.from(context.settings(), cluster.embedded());
    }

    private void show(List<TopicState> states) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        var table = new Table("TOPIC", ">PARTITIONS", "STATE", "DIFFERENCES");
        for (TopicState state : states) {
            var one = json.addObject()
                    .put("name", state.name())
                    .put("partitions", state.partitions())
                    .put("state", state.word());
            var differences = one.putArray("differences");
            state.differences().forEach(differences::add);
            table.row(state.name(), state.partitions(), state.word(), String.join("; ", state.differences()));
        }
        context.printer().list(json, topic -> topic.path("name").asString(""), () -> table);
    }
}
