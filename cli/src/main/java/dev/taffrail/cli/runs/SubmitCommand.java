package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.log.TopicReader;
import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.cli.terminal.Progress;
import dev.taffrail.ingest.client.ClientConfig;
import dev.taffrail.ingest.client.NotSent;
import dev.taffrail.ingest.client.Pace;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.client.TimeOrderedIds;
import dev.taffrail.ingest.file.RequestFile;
import dev.taffrail.ingest.form.RequestRefused;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail submit`.
@Command(
        name = "submit",
        description = {
            "Asks for many runs: a file with one JSON object a line. The whole file is checked before the first is sent.",
            "",
            "  taffrail submit -f requests.jsonl --wait",
            "  {\"agent\": \"clerk\", \"input\": \"Which orders wait?\", \"run_id\": \"r1\", \"limits\": {\"tokens\": 9000}}"
        })
public final class SubmitCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);

    private final CommandContext context;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "Requests, one JSON object a line.")
    private Path file = Path.of("");

    @Option(names = "--rate", paramLabel = "N", description = "At most this many requests a second.")
    private Optional<Integer> rate = Optional.empty();

    @Option(names = "--wait", description = "Wait until every run has ended, and count the outcomes.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Wait no longer than this for the next run to end; 300 when not given.",
            defaultValue = "300")
    private long timeout = 300;

    public SubmitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Pace pace = pace();
        try {
            long total = RequestFile.check(file);
            var cluster = ClusterAddress.find(context.settings());
            Set<RunKey> runs = send(cluster, total, pace);
            return (wait ? await(cluster, runs) : sent(runs)).number();
        } catch (RequestRefused refused) {
            throw new Failure(ExitCode.USAGE, refused.sentence(), refused);
        } catch (NotSent lost) {
            throw new Failure(
                    ExitCode.ENVIRONMENT, lost.getMessage() + "; requests with a run_id can be sent again", lost);
        }
    }

    private Pace pace() {
        try {
            return rate.map(Pace::perSecond).orElse(Pace.UNBOUNDED);
        } catch (Invalid wrong) {
            throw new Failure(ExitCode.USAGE, "--" + wrong.getMessage(), wrong);
        }
    }

    private Set<RunKey> send(ClusterAddress cluster, long total, Pace pace) throws InterruptedException, IOException {
        var runs = new HashSet<RunKey>();
        var ids = new TimeOrderedIds(context.terminal().clock(), new SecureRandom());
        try (var client = TaffrailClient.connect(
                        cluster.clients(), ClientConfig.DEFAULT.withTopics(cluster.topics()), ids);
                var requests = RequestFile.open(file);
                var progress = progress()) {
            client.submitAll(requests, pace, submitted -> {
                runs.add(submitted.run());
                progress.update(Progress.bar(runs.size(), total, "sent"));
            });
        }
        return runs;
    }

    private ExitCode sent(Set<RunKey> runs) {
        var json = JsonNodeFactory.instance.objectNode().put("sent", runs.size());
        context.printer().one(json, Integer.toString(runs.size()), () -> runs.size() + " requests sent");
        context.printer().note("See them with: taffrail runs list");
        return ExitCode.OK;
    }

    private ExitCode await(ClusterAddress cluster, Set<RunKey> runs) {
        var ended = new HashMap<RunKey, RunStatus>();
        try (var schemas = RegistrySchemas.open(context.settings());
                var outcomes = TopicReader.open(
                                cluster.clients(), cluster.topics().runOutcomes(), schemas.source())
                        .fromBeginning();
                var progress = progress();
                var _ = Detach.sayingHowToComeBack(context, "runs list")) {
            long last = System.nanoTime();
            while (ended.size() < runs.size()) {
                for (TopicReader.Found<RunOutcome> found : outcomes.poll(POLL)) {
                    if (runs.contains(found.value().run())) {
                        ended.put(found.value().run(), found.value().status());
                        last = System.nanoTime();
                    }
                }
                progress.update(Progress.bar(ended.size(), runs.size(), "ended"));
                requireProgress(last, ended.size(), runs.size());
            }
        }
        return summary(ended);
    }

    private void requireProgress(long last, int ended, int of) {
        if (System.nanoTime() - last > Duration.ofSeconds(timeout).toNanos()) {
            throw new Failure(
                    ExitCode.TIMED_OUT,
                    "%d of %d runs ended, and none in the last %d s; the others go on, `taffrail runs list --status running` shows them"
                            .formatted(ended, of, timeout));
        }
    }

    private ExitCode summary(Map<RunKey, RunStatus> ended) {
        var counts = new TreeMap<RunStatus, Integer>();
        ended.values().forEach(status -> counts.merge(status, 1, Integer::sum));
        var json = JsonNodeFactory.instance.objectNode().put("sent", ended.size());
        var outcomes = json.putObject("outcomes");
        counts.forEach((status, count) -> outcomes.put(status.name().toLowerCase(Locale.ROOT), count.intValue()));
        var text = new StringBuilder(ended.size() + " runs ended:");
        counts.forEach((status, count) ->
                text.append(' ').append(count).append(' ').append(status.name().toLowerCase(Locale.ROOT)));
        context.printer().one(json, Integer.toString(ended.size()), text::toString);
        return counts.getOrDefault(RunStatus.COMPLETED, 0) == ended.size() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private Progress progress() {
        return new Progress(
                context.terminal(),
                context.printer().format().isForPeople() && !context.options().isQuiet());
    }
}
