package dev.taffrail.bench.part;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.child.Equipment;
import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.load.Ended;
import dev.taffrail.bench.load.RunClient;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.event.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// SIGKILL of `up` in the middle of a burst, on a data folder with many finished runs, and a start at once.
public final class RecoveryPart {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Finished runs are made in portions, so that no queue grows without need.
    private static final int PORTION = 1_000;
    /// The part of the burst's iterations after which the process is killed.
    private static final double MIDDLE = 0.3;
    /// Calls of models have this number within their step.
    private static final String MODEL_CALL = ".0";

    private RecoveryPart() {}

    public static void measure(Path data, Plan plan, Map<String, String> settings, Report report, Consumer<String> say)
            throws IOException, InterruptedException {
        Equipment equipment = Agents.equipment(settings);
        try (var child = ChildTaffrail.start(data, equipment)) {
            var clients = child.awaitReady().clients();
            try (var client = Product.load(clients);
                    var events = new TopicReader<RunEvent>(clients, Product.TOPICS.runEvents())) {
                finish(client, plan.finished(), say);
                events.rest();
                say.accept("recovery: burst of " + plan.recoveryBurst() + " runs, then SIGKILL");
                for (int i = 0; i < plan.recoveryBurst(); i++) {
                    client.ask("recovery-" + i, plan.modelCalls());
                }
                awaitMiddle(events, (int) (plan.recoveryBurst() * plan.modelCalls() * MIDDLE));
                long killedAt = System.currentTimeMillis();
                child.kill();
                try (var next = ChildTaffrail.start(data, equipment)) {
                    next.awaitReady();
                    report.details("recovery").put("ready_again_ms", Watch.millisSince(next.startedAt()));
                    var ended = client.await(plan.recoveryBurst(), PATIENCE);
                    fill(report, plan, ended, events.rest(), killedAt);
                }
            }
        }
    }

    private static void finish(RunClient client, int runs, Consumer<String> say) {
        for (int done = 0; done < runs; ) {
            int portion = Math.min(PORTION, runs - done);
            for (int i = 0; i < portion; i++) {
                client.ask("finished-" + (done + i), 1);
            }
            client.await(portion, PATIENCE);
            done += portion;
            say.accept("recovery: %d of %d finished runs made".formatted(done, runs));
        }
    }

    private static void awaitMiddle(TopicReader<RunEvent> events, int steps) {
        int seen = 0;
        for (long begun = System.nanoTime(); seen < steps; ) {
            seen += (int) events.poll().stream()
                    .filter(record -> record.value() instanceof ModelStep)
                    .count();
            if (Watch.millisSince(begun) > PATIENCE.toMillis()) {
                throw new Failure(
                        ExitCode.NEGATIVE,
                        "only %d of %d iterations happened within %s".formatted(seen, steps, PATIENCE));
            }
        }
    }

    /// @param killedAt epoch milliseconds of this machine, whose clock also stamps the log
    private static void fill(
            Report report, Plan plan, List<Ended> ended, List<ConsumerRecord<String, RunEvent>> events, long killedAt) {
        long first = events.stream()
                .filter(record -> record.timestamp() > killedAt && isAnswer(record.value()))
                .mapToLong(ConsumerRecord::timestamp)
                .min()
                .orElseThrow(() -> new Failure(
                        ExitCode.NEGATIVE, "no iteration happened after the kill; the burst was over too early"));
        report.put(Figure.RECOVERY, first - killedAt)
                .put(Figure.RECOVERY_REPEATED, regrants(events, RegrantReason.LOST));
        report.details("recovery")
                .put("finished_runs", plan.finished())
                .put("burst_runs", plan.recoveryBurst())
                .put(
                        "runs_with_an_outcome",
                        ended.stream().map(Ended::run).distinct().count())
                .put("outcomes", ended.size())
                .put("calls_not_started_and_granted_again", regrants(events, RegrantReason.NOT_STARTED));
    }

    private static boolean isAnswer(RunEvent event) {
        return event instanceof ModelStep step && step.status() == ModelStatus.ANSWERED;
    }

    private static long regrants(List<ConsumerRecord<String, RunEvent>> events, RegrantReason reason) {
        return events.stream()
                .filter(record -> record.value() instanceof CallRegranted again
                        && again.reason() == reason
                        && again.callId().endsWith(MODEL_CALL))
                .count();
    }
}
