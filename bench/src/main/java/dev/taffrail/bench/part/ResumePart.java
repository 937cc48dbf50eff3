package dev.taffrail.bench.part;

import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Spread;
import dev.taffrail.bench.load.RunClient;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Resumes two runs that were stopped by their limit of iterations, in turn, each time for one iteration more: from
/// handing the command to the producer until the event that the next leg began was read.
final class ResumePart {
    private static final int SHORT = 10;
    private static final int LONG = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_UP = 3;

    private ResumePart() {}

    static void measure(Stage stage) {
        var spec = ProducerSpec.idempotent("taffrail-bench-commands");
        try (var client = Product.any(stage.clients());
                var commands = stage.clients()
                        .producer(spec, new StringSerializer(), Product.serde(Product.TOPICS.runCommands()));
                var events = new TopicReader<RunEvent>(stage.clients(), Product.TOPICS.runEvents())) {
            var site = new Site(stage, client, commands, events);
            site.make(SHORT);
            site.make(LONG);
            List<Double> shorts = new ArrayList<>();
            List<Double> longs = new ArrayList<>();
            for (int i = 0; i < WARM_UP + stage.plan().resumes(); i++) {
                double atShort = site.resume(SHORT, i);
                double atLong = site.resume(LONG, i);
                if (i >= WARM_UP) {
                    shorts.add(atShort);
                    longs.add(atLong);
                }
            }
            Spread atShort = Spread.of(shorts);
            Spread atLong = Spread.of(longs);
            stage.report().put(Figure.RESUME_10, atShort.p50()).put(Figure.RESUME_1000, atLong.p50());
            stage.report()
                    .details("resume")
                    .put("resumes", atLong.count())
                    .put("p95_ms_at_10", atShort.p95())
                    .put("p95_ms_at_1000", atLong.p95());
        }
    }

    private record Site(
            Stage stage, RunClient client, Producer<String, RunCommand> commands, TopicReader<RunEvent> events) {
        /// A run that ends at that many iterations, though its model wants more.
        void make(int steps) {
            String run = name(steps);
            stage.say().accept("resume: making a run of " + steps + " steps");
            client.ask(run, Product.request(run, "", Agents.LOAD, Agents.input(LONG * 2), iterations(steps)));
            ended(run);
        }

        private static String name(int steps) {
            return "resume-" + steps;
        }

        /// Milliseconds of one resume; returns when the new leg has ended.
        double resume(int steps, int number) {
            String run = name(steps);
            events.rest();
            var command = new RunCommand(
                    run + "-" + number,
                    "",
                    "",
                    run,
                    CommandKind.RESUME,
                    "bench",
                    Text.EMPTY,
                    iterations(1),
                    0,
                    "bench",
                    "");
            long begun = System.nanoTime();
            var _ = commands.send(
                    new ProducerRecord<>(Product.TOPICS.runCommands().name(), RunClient.key(run), command));
            while (Watch.millisSince(begun) < PATIENCE.toMillis()) {
                boolean began = events.poll().stream()
                        .anyMatch(record -> record.value() instanceof LegStarted leg
                                && leg.head().run().run().equals(run));
                if (began) {
                    double time = Watch.millisSince(begun);
                    ended(run);
                    return time;
                }
            }
            throw new Failure(ExitCode.NEGATIVE, "the run %s was not resumed within %s".formatted(run, PATIENCE));
        }

        private void ended(String run) {
            var outcome = Product.outcome(
                    client.await(1, PATIENCE).getFirst().record().value());
            if (outcome.status() != RunStatus.BUDGET_EXHAUSTED) {
                throw new Failure(
                        ExitCode.NEGATIVE,
                        "the run %s should have reached its limit of iterations, but is %s (%s)"
                                .formatted(run, outcome.status(), outcome.detail()));
            }
        }

        private static Limits iterations(long number) {
            return new Limits(number, 0, 0, 0, 0, 0, 0, List.of(), 0, 0);
        }
    }
}
