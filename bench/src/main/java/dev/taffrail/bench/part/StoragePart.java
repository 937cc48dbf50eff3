package dev.taffrail.bench.part;

import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.load.Loads;
import dev.taffrail.bench.load.RunClient;
import dev.taffrail.bench.store.SinkFile;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.ModelCall;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;

/// What a step costs on disk. Runs of 10, 30, 190 and 210 steps are made, one at a time; what 20 more steps add is the
/// difference. All topics count with the size of their segments, changelogs and transaction markers included, and
/// SQLite with its pages in use.
final class StoragePart {
    private static final int EARLY = 10;
    private static final int LATE = 190;
    private static final int MORE = 20;
    private static final String SQLITE = "sqlite";

    private StoragePart() {}

    static void measure(Stage stage) throws InterruptedException {
        try (var client = Product.load(stage.clients());
                var admin = stage.clients().admin("taffrail-bench");
                var file = SinkFile.open(stage.child().database());
                var calls = new TopicReader<AgentCall>(stage.clients(), Product.TOPICS.agentCalls())) {
            var site = new Site(stage, client, admin, file, calls, new AtomicLong());
            stage.report().put(Figure.BYTES_AT_20, site.perStep(EARLY)).put(Figure.BYTES_AT_200, site.perStep(LATE));
            stage.report().put(Figure.STORAGE_PREFIXES, site.sentAgain().get());
        }
    }

    /// A later grant with the whole conversation: its caller did not have it.
    private static boolean isSentAgain(AgentCall call) {
        return call instanceof ModelCall model
                && model.head().grant() > 1
                && model.prefixCount() == 0
                && model.head().step() > 1;
    }

    /// @param sentAgain bytes so far
    private record Site(
            Stage stage,
            RunClient client,
            Admin admin,
            SinkFile file,
            TopicReader<AgentCall> calls,
            AtomicLong sentAgain) {
        double perStep(int steps) throws InterruptedException {
            Map<String, Long> few = run(steps);
            Map<String, Long> many = run(steps + MORE);
            var details = stage.report().details("storage").withObject("/bytes_per_step_at_" + (steps + MORE / 2));
            double all = 0;
            for (Map.Entry<String, Long> part : many.entrySet()) {
                double bytes = (double) (part.getValue() - few.getOrDefault(part.getKey(), 0L))
                        / MORE
                        / stage.plan().storageRuns();
                if (part.getKey().startsWith(Product.TOPICS.prefix())
                        || part.getKey().equals(SQLITE)) {
                    all += bytes;
                }
                details.put(part.getKey(), Math.round(bytes));
            }
            return all;
        }

        /// What runs of that many steps added, without the prefixes that were sent again.
        private Map<String, Long> run(int steps) throws InterruptedException {
            Map<String, Long> before = sizes();
            calls.rest();
            Loads.oneByOne(
                    client,
                    "storage-" + steps + "-",
                    stage.plan().storageRuns(),
                    steps,
                    done -> stage.say().accept("storage: run %d of %d steps".formatted(done, steps)));
            Map<String, Long> added = sizes();
            before.forEach((name, bytes) -> added.merge(name, -bytes, Long::sum));
            long again = calls.rest().stream()
                    .filter(record -> isSentAgain(record.value()))
                    .mapToLong(ConsumerRecord::serializedValueSize)
                    .sum();
            sentAgain.addAndGet(again);
            added.merge(Product.TOPICS.agentCalls().name(), -again, Long::sum);
            return added;
        }

        private Map<String, Long> sizes() throws InterruptedException {
            Watch.quiet(file);
            var sizes = new TreeMap<String, Long>();
            sizes.put(SQLITE, file.bytes());
            try {
                var brokers = admin.describeCluster().nodes().get().stream()
                        .map(Node::id)
                        .toList();
                admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                        .flatMap(folders -> folders.values().stream())
                        .forEach(folder -> folder.replicaInfos()
                                .forEach((partition, replica) ->
                                        sizes.merge(partition.topic(), replica.size(), Long::sum)));
            } catch (ExecutionException failed) {
                throw new KafkaException("the sizes of the logs cannot be read", failed.getCause());
            }
            return sizes;
        }
    }
}
