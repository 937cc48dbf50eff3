package dev.taffrail.bench.part;

import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Spread;
import dev.taffrail.bench.tool.WaitTools;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.run.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Five reads of 100 ms at once: from the answer that asks for them to the last result, both as the log timed them.
final class ParallelPart {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ParallelPart() {}

    static void measure(Stage stage) {
        try (var client = Product.load(stage.clients());
                var events = new TopicReader<RunEvent>(stage.clients(), Product.TOPICS.runEvents())) {
            for (int i = 0; i < stage.plan().parallelRuns(); i++) {
                String run = "parallel-" + i;
                client.ask(run, Product.request(run, "", Agents.PARALLEL, "Wait.", Limits.NONE));
                client.await(1, PATIENCE);
                stage.say().accept("parallel tools: run " + (i + 1));
            }
            Map<String, Long> asked = new HashMap<>();
            Map<String, Long> answered = new HashMap<>();
            for (var record : events.rest()) {
                switch (record.value()) {
                    case ModelStep step when step.head().step() == 1 -> asked.put(record.key(), record.timestamp());
                    case ToolStep _ -> answered.merge(record.key(), record.timestamp(), Math::max);
                    default -> {} // everything else that happens to a run
                }
            }
            var overhead = Spread.of(asked.entrySet().stream()
                    .map(start -> (double) (answered.getOrDefault(start.getKey(), Long.MAX_VALUE)
                            - start.getValue()
                            - WaitTools.TIME.toMillis()))
                    .toList());
            stage.report().put(Figure.PARALLEL, overhead.p50());
            stage.report()
                    .details("parallel")
                    .put("runs", overhead.count())
                    .put("tools_at_once", Agents.READS_AT_ONCE)
                    .put("p95_ms", overhead.p95());
        }
    }
}
