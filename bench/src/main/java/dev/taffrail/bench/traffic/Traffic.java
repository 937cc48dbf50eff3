package dev.taffrail.bench.traffic;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.child.Folder;
import dev.taffrail.bench.figure.Figure;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.bench.part.Product;
import dev.taffrail.bench.part.SinkWait;
import dev.taffrail.schemas.outcome.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Plays a recording through the running pipeline: `up` in a child process, with a model and tools that answer from the
/// recording.
public final class Traffic {
    private Traffic() {}

    /// Fills the report's `traffic` in.
    ///
    /// @param recorded the folder of the recording
    /// @throws dev.taffrail.cli.command.Failure when the recording cannot be read or the pipeline stands still
    public static void play(
            Path recorded, Folder folder, Map<String, String> settings, Report report, Consumer<String> say)
            throws IOException, InterruptedException {
        var recording = RecordingReader.read(recorded);
        var problems = new Problems();
        Played played;
        Path database;
        try (var endpoint = RecordedEndpoint.start(new RecordedModel(recording), problems);
                var child = ChildTaffrail.start(
                        folder.data("traffic"),
                        RecordedAgent.equipment(recorded, recording, endpoint.url(), settings))) {
            database = child.database();
            say.accept("traffic: starting `taffrail up`");
            try (var client = Product.any(child.awaitReady().clients())) {
                played = new SessionPlayer(recording, client, problems, say).play();
            }
            SinkWait.forLegs(database, played.all().size());
        }
        long answers = played.outcomes().stream()
                .mapToLong(ends -> equalAnswers(ends, problems))
                .sum();
        long transcripts = Transcripts.equal(database, recording, problems);
        fill(report, recording, played, answers, transcripts);
        describe(report, recording, played, problems);
    }

    /// Whether everything that was played, if anything was, is as it was recorded.
    public static boolean isEqual(Report report) {
        return report.get(Figure.TRAFFIC_RUNS).isEmpty()
                || (report.get(Figure.TRAFFIC_RUNS).equals(report.get(Figure.TRAFFIC_ANSWERS))
                        && report.get(Figure.TRAFFIC_SESSIONS).equals(report.get(Figure.TRAFFIC_TRANSCRIPTS))
                        && report.details("traffic").path("problems").asInt(0) == 0);
    }

    private static long equalAnswers(Played.Ends ends, Problems problems) {
        long equal = 0;
        for (int turn = 0; turn < ends.outcomes().size(); turn++) {
            RunOutcome outcome = ends.outcomes().get(turn);
            if (outcome.answer()
                    .content()
                    .equals(ends.session().turns().get(turn).answer())) {
                equal++;
            } else {
                problems.add("answer of %s: not the recorded one; %s %s"
                        .formatted(outcome.run().handle(), outcome.status(), outcome.detail()));
            }
        }
        return equal;
    }

    private static void fill(Report report, Recording recording, Played played, long answers, long transcripts) {
        report.put(Figure.TRAFFIC_SESSIONS, recording.sessions().size())
                .put(
                        Figure.TRAFFIC_RUNS,
                        recording.sessions().stream()
                                .mapToLong(session -> session.turns().size())
                                .sum())
                .put(Figure.TRAFFIC_ANSWERS, answers)
                .put(Figure.TRAFFIC_TRANSCRIPTS, transcripts)
                .put(
                        Figure.TRAFFIC_TOOL_CALLS,
                        played.all().stream()
                                .mapToLong(outcome -> outcome.spent().toolCalls())
                                .sum())
                .put(
                        Figure.TRAFFIC_ITERATIONS,
                        played.all().stream()
                                .mapToLong(outcome -> outcome.spent().iterations())
                                .sum())
                .put(
                        Figure.TRAFFIC_TOKENS,
                        played.all().stream()
                                .mapToLong(outcome -> outcome.spent().totalTokens())
                                .sum())
                .put(Figure.TRAFFIC_SECONDS, played.elapsed().toMillis() / 1e3);
    }

    private static void describe(Report report, Recording recording, Played played, Problems problems) {
        var details = report.details("traffic");
        var outcomes = details.putObject("outcomes");
        new TreeMap<>(played.all().stream()
                        .collect(Collectors.groupingBy(
                                outcome -> outcome.status().name(), Collectors.counting())))
                .forEach(outcomes::put);
        var turns = recording.sessions().stream()
                .flatMap(session -> session.turns().stream())
                .toList();
        details.put(
                "closing_answers_added",
                turns.stream().filter(Recording.Turn::isClosedByUs).count());
        details.put(
                "results_not_recorded",
                turns.stream()
                        .flatMap(turn -> turn.steps().stream())
                        .flatMap(step -> step.calls().stream())
                        .filter(call -> call.result().isEmpty())
                        .count());
        OfferedTools.of(recording).widened().forEach(details.putArray("schemas_widened")::add);
        details.put("problems", problems.count());
        problems.first().forEach(details.putArray("first_problems")::add);
    }
}
