package dev.taffrail.bench.part;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.schemas.event.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Every transaction counts the producer's epoch up; after 32,767 the broker gives it a new id. Runs go through until
/// that happened twice, and the longest time without any event on the log is kept.
public final class EpochsPart {
    private static final int AT_ONCE = 4;
    private static final int ROLLOVERS = 2;
    private static final double LOOK_MILLIS = 2_000;

    private EpochsPart() {}

    public static void measure(Path data, Plan plan, Map<String, String> settings, Report report, Consumer<String> say)
            throws IOException, InterruptedException {
        try (var child = ChildTaffrail.start(data, Agents.equipment(settings))) {
            var clients = child.awaitReady().clients();
            try (var client = Product.load(clients);
                    var events = new TopicReader<RunEvent>(clients, Product.TOPICS.runEvents());
                    var admin = clients.admin("taffrail-bench")) {
                int asked = 0;
                while (asked < AT_ONCE) {
                    client.ask("epochs-" + asked++, plan.modelCalls());
                }
                Set<Long> producers = new HashSet<>();
                double longest = 0;
                long begun = System.nanoTime();
                long looked = begun;
                for (long last = begun;
                        producers.size() <= ROLLOVERS
                                && Watch.millisSince(begun) < plan.epochsLimit().toMillis(); ) {
                    if (!events.poll().isEmpty()) {
                        longest = Math.max(longest, Watch.millisSince(last));
                        last = System.nanoTime();
                    }
                    for (int ended = client.pollNow().size(); ended > 0; ended--) {
                        client.ask("epochs-" + asked++, plan.modelCalls());
                    }
                    if (Watch.millisSince(looked) > LOOK_MILLIS) {
                        looked = System.nanoTime();
                        producers.addAll(producers(admin));
                        say.accept("epochs: %d runs, %d rollovers".formatted(asked, producers.size() - 1));
                    }
                }
                report.put(Figure.EPOCHS_GAP, longest).put(Figure.EPOCHS_ROLLOVERS, Math.max(0, producers.size() - 1));
                report.details("epochs").put("runs", asked).put("seconds", Watch.millisSince(begun) / 1e3);
            }
        }
    }

    /// The ids of the transactional producers that wrote to `run-events`; there is one decider in the child.
    private static Set<Long> producers(Admin admin) throws InterruptedException {
        var topic = Product.TOPICS.runEvents();
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        try {
            var ids = new HashSet<Long>();
            admin.describeProducers(partitions)
                    .all()
                    .get()
                    .values()
                    .forEach(partition ->
                            partition.activeProducers().forEach(producer -> ids.add(producer.producerId())));
            return ids;
        } catch (ExecutionException failed) {
            throw new KafkaException("the producers of " + topic.name() + " cannot be described", failed.getCause());
        }
    }
}
