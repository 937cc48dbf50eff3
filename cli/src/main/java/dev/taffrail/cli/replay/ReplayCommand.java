package dev.taffrail.cli.replay;

import dev.taffrail.agent.replay.Counts;
import dev.taffrail.agent.replay.Replay;
import dev.taffrail.agent.replay.ReplayProgress;
import dev.taffrail.agent.replay.ReplayReport;
import dev.taffrail.agent.replay.ReplayRequest;
import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.terminal.Progress;
import dev.taffrail.platform.kafka.ClusterCheck;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `taffrail replay`.
@Command(
        name = "replay",
        description = {
            "Decides again what is on the log and compares it with what was recorded.",
            "Reads only: nothing is written, no model and no tool is called.",
            "",
            "  taffrail replay --verify",
            "  taffrail replay --verify 01m7z1qy269cn3y7m5e5jx9gfv",
            "  taffrail replay --verify --from taffrail.agent-inbox:3@12000 --to taffrail.agent-inbox:3@13000"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOW_EVERY = 256;

    private final CommandContext context;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "session/run, or run: its decisions are counted apart. Everything when not given.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--verify", required = true, description = "Compare with the recorded events and digests.")
    @SuppressWarnings("UnusedVariable") // verifying is all there is to ask for so far; picocli requires the option
    private boolean verify;

    @Option(names = "--from", paramLabel = "TOPIC:PARTITION@OFFSET", description = "The first record of agent-inbox.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TOPIC:PARTITION@OFFSET",
            description = "The last record; the end of the log when not given.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = RunKey.DEFAULT_TENANT,
            description = "Whose run it is; default when not given.")
    private String tenant = RunKey.DEFAULT_TENANT;

    public ReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var cluster = ReplayCluster.find(context.settings());
        var request = request(cluster.topics());
        var clients = new KafkaClients(cluster.connection());
        ClusterCheck.require(clients, PATIENCE);
        var report = replay(clients, cluster.topics(), request);
        if (run.isPresent() && report.ofRun().equals(Counts.NONE)) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "the log holds nothing of the run `%s`; see `taffrail runs list`".formatted(run.get()));
        }
        var view = new ReplayView(report, run);
        context.printer()
                .one(
                        view.json(),
                        view.word(),
                        () -> view.forPeople(context.printer().style()));
        return (view.isVerified() ? ExitCode.OK : ExitCode.NEGATIVE).number();
    }

    private ReplayReport replay(KafkaClients clients, Topics topics, ReplayRequest request) {
        var shown = !context.options().isQuiet() && context.options().output().isForPeople();
        try (var schemas = RegistrySchemas.open(context.settings());
                var line = new Progress(context.terminal(), shown)) {
            ReplayProgress progress = (partition, offset, end) -> {
                if (offset % SHOW_EVERY == SHOW_EVERY - 1) {
                    line.update(Progress.bar(offset, end, "partition " + partition));
                }
            };
            return new Replay(clients, topics, schemas.source()).verify(request, progress);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private ReplayRequest request(Topics topics) {
        if (run.isPresent() && (from.isPresent() || to.isPresent())) {
            throw new Failure(
                    ExitCode.USAGE,
                    "RUN and --from exclude each other: a run is replayed from the start of its partition");
        }
        if (run.isPresent()) {
            var handle = Handle.parse(run.get());
            return new ReplayRequest.OfRun(new RunKey(tenant, handle.session(), handle.run()));
        }
        if (from.isEmpty() && to.isPresent()) {
            throw new Failure(ExitCode.USAGE, "--to needs --from");
        }
        return from.<ReplayRequest>map(first -> between(first, topics)).orElseGet(ReplayRequest.Everything::new);
    }

    private ReplayRequest between(String first, Topics topics) {
        var begin = InboxPosition.parse("--from", first, topics);
        var end = to.map(last -> InboxPosition.parse("--to", last, topics));
        if (end.isPresent()
                && (end.get().partition() != begin.partition() || end.get().offset() < begin.offset())) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--to must be in the partition of --from and not before it, but is " + to.orElse(""));
        }
        return new ReplayRequest.Between(
                begin.partition(),
                begin.offset(),
                end.map(InboxPosition::offset).orElse(Long.MAX_VALUE));
    }
}
