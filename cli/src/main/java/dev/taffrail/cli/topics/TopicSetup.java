package dev.taffrail.cli.topics;

import dev.taffrail.platform.settings.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Compares the topics of a cluster with the catalogue and brings them into its shape. May be repeated at any time, by
/// several processes.
public final class TopicSetup {
    private static final int ATTEMPTS = 100;
    private static final long PAUSE_MILLIS = 50;

    private final Admin admin;
    private final List<TopicShape> shapes;

    /// @param changelogs names of the streams' changelogs that are made ahead, so that their shape is ours
    public TopicSetup(Admin admin, TopicConfig config, List<String> changelogs) {
        this.admin = admin;
        this.shapes = TopicShape.all(config, changelogs);
    }

    /// The configuration that goes with the topics that are there already.
    ///
    /// @throws KafkaException when the cluster does not answer
    public static TopicConfig adopt(Admin admin, TopicConfig wanted) throws InterruptedException {
        try {
            String inbox = wanted.topics().agentInbox().name();
            var described =
                    ClusterAnswers.await(admin.describeTopics(List.of(inbox)).allTopicNames());
            var partitions = described.values().iterator().next().partitions();
            return wanted.like(
                    partitions.size(), partitions.getFirst().replicas().size());
        } catch (UnknownTopicOrPartitionException fresh) {
            return wanted;
        }
    }

    /// Creates what is missing, corrects the configuration of the rest, and returns when the cluster knows all of
    /// it.
    ///
    /// @throws Invalid when a topic has another number of partitions: keys would move and state would not
    public List<TopicState> create() throws InterruptedException {
        var before = check();
        before.forEach(TopicSetup::requirePartitions);
        Set<String> missing = before.stream()
                .filter(state -> !state.exists())
                .map(TopicState::name)
                .collect(Collectors.toSet());
        createAll(
                shapes.stream().filter(shape -> missing.contains(shape.name())).toList());
        correct(before);
        return missing.isEmpty() ? check() : whenKnown(missing);
    }

    /// Compares only.
    public List<TopicState> check() throws InterruptedException {
        Map<String, TopicDescription> described = described();
        Map<ConfigResource, Config> configs = described.isEmpty()
                ? Map.of()
                : ClusterAnswers.await(admin.describeConfigs(described.keySet().stream()
                                .map(TopicSetup::resource)
                                .toList())
                        .all());
        var states = new ArrayList<TopicState>();
        for (TopicShape shape : shapes) {
            TopicDescription description = described.get(shape.name());
            Config config = configs.get(resource(shape.name()));
            states.add(description == null || config == null ? missing(shape) : state(shape, description, config));
        }
        return states;
    }

    private Map<String, TopicDescription> described() throws InterruptedException {
        var answers = admin.describeTopics(shapes.stream().map(TopicShape::name).toList())
                .topicNameValues();
        var described = new LinkedHashMap<String, TopicDescription>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                described.put(answer.getKey(), ClusterAnswers.await(answer.getValue()));
            } catch (UnknownTopicOrPartitionException absent) {
                described.remove(answer.getKey());
            }
        }
        return described;
    }

    /// In one request, since each waits for the disk.
    private void createAll(List<TopicShape> wanted) throws InterruptedException {
        var answers = admin.createTopics(
                        wanted.stream().map(TopicSetup::newTopic).toList())
                .values();
        for (TopicShape shape : wanted) {
            KafkaFuture<Void> answer = answers.get(shape.name());
            if (answer != null) {
                awaitCreated(shape, answer);
            }
        }
    }

    private void awaitCreated(TopicShape shape, KafkaFuture<Void> answer) throws InterruptedException {
        try {
            ClusterAnswers.await(answer);
        } catch (TopicExistsException somebodyElse) {
            check().stream().filter(state -> state.name().equals(shape.name())).forEach(TopicSetup::requirePartitions);
        } catch (KafkaException refused) {
            throw new Invalid(
                    "the topic %s cannot be created with %d copies (%s); check topics.replication and the permissions"
                            .formatted(shape.name(), shape.replication(), refused.getMessage()),
                    refused);
        }
    }

    private static NewTopic newTopic(TopicShape shape) {
        return new NewTopic(shape.name(), shape.partitions(), shape.replication()).configs(shape.configs());
    }

    private void correct(List<TopicState> states) throws InterruptedException {
        var changes = new TreeMap<String, List<AlterConfigOp>>();
        for (int i = 0; i < shapes.size(); i++) {
            TopicState state = states.get(i);
            if (state.exists() && !state.differences().isEmpty()) {
                changes.put(
                        state.name(),
                        shapes.get(i).configs().entrySet().stream()
                                .map(TopicSetup::set)
                                .toList());
            }
        }
        if (!changes.isEmpty()) {
            ClusterAnswers.await(admin.incrementalAlterConfigs(changes.entrySet().stream()
                            .collect(Collectors.toMap(change -> resource(change.getKey()), Map.Entry::getValue)))
                    .all());
        }
    }

    /// A topic that was just created is not known to every broker at once.
    private List<TopicState> whenKnown(Set<String> created) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var states = check();
            if (states.stream().allMatch(TopicState::exists)) {
                return states.stream()
                        .map(state -> created.contains(state.name()) ? state.made() : state)
                        .toList();
            }
            Invalid.unless(
                    attempt < ATTEMPTS,
                    "the topics were created, but the cluster still does not know all of them; try again");
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void requirePartitions(TopicState state) {
        Invalid.unless(
                state.differences().stream().noneMatch(difference -> difference.startsWith("partitions")),
                "the topic %s has %d partitions: %s; set topics.partitions to what the topics have, or topics.prefix to start anew",
                state.name(),
                state.partitions(),
                String.join(", ", state.differences()));
    }

    private static TopicState state(TopicShape shape, TopicDescription description, Config config) {
        var differences = new ArrayList<String>();
        int partitions = description.partitions().size();
        if (partitions != shape.partitions()) {
            differences.add("partitions are " + partitions + ", not " + shape.partitions());
        }
        shape.configs().forEach((name, wanted) -> {
            ConfigEntry entry = config.get(name);
            String found = entry == null ? "absent" : entry.value();
            if (!wanted.equals(found)) {
                differences.add(name + " is " + found + ", not " + wanted);
            }
        });
        return new TopicState(shape.name(), partitions, description.topicId().toString(), false, differences);
    }

    private static TopicState missing(TopicShape shape) {
        return new TopicState(shape.name(), shape.partitions(), "", false, List.of());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static AlterConfigOp set(Map.Entry<String, String> config) {
        return new AlterConfigOp(new ConfigEntry(config.getKey(), config.getValue()), AlterConfigOp.OpType.SET);
    }
}
