package dev.taffrail.cli.policies;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.log.TopicReader;
import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.trial.RecordedTexts;
import dev.taffrail.guardrail.trial.ScreenedText;
import dev.taffrail.guardrail.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `taffrail policy test`.
@Command(
        name = "test",
        description = {
            "Says what a policy would change, rule by rule, with counts and where: against what was recorded,",
            "compared with what the policy of that time did; or against the texts of a file, compared with --than.",
            "Changes nothing. A line of a file is {\"text\": ..., \"stage\": \"request\", \"tool\": \"\"}; stage is request,",
            "command, answer, tool_arguments or tool_result; tool is for the last two.",
            "A recorded text that was changed or withheld then is a bound: more may be found in what was sent.",
            "",
            "  taffrail policy test policies/default.yaml --against agent-inbox:3@12000..13000",
            "  taffrail policy test policies/default.yaml --against all",
            "  taffrail policy test policies/default.yaml --against texts.jsonl --than default -o json"
        })
final class TryPolicy implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(700);

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "The policy: a file, a name, or name@hash.")
    private String policy = "";

    @Option(
            names = "--against",
            required = true,
            paramLabel = "RANGE|FILE",
            description = "PARTITION@FROM..TO of agent-inbox, all, or a file of JSON lines.")
    private String against = "";

    @Option(
            names = "--than",
            paramLabel = "POLICY",
            description =
                    "What the texts of a file are compared with; the policy that ships when not given. Not for what was recorded.")
    private String than = "";

    TryPolicy(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean inFile = Files.isRegularFile(Path.of(against));
        if (!inFile && !than.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--than is %s, but --against %s is no file: what was recorded is compared with what the policy of that time did; leave out --than"
                            .formatted(than, against));
        }
        Policy tried = Shelf.parsed(Shelf.find(context.settings(), policy));
        var trial = new Trial(tried);
        if (inFile) {
            inFile(Path.of(against), trial);
        } else {
            recorded(trial);
        }
        var view = new TrialView(tried.version(), against, trial.report());
        context.printer()
                .one(
                        view.json(),
                        tried.version(),
                        () -> view.forPeople(context.printer().style()));
        return ExitCode.OK.number();
    }

    private void recorded(Trial trial) {
        var cluster = ClusterAddress.find(context.settings());
        var range = RecordedRange.parse(against, cluster.topics());
        boolean any = false;
        try (var schemas = RegistrySchemas.open(context.settings());
                var reader = TopicReader.open(
                                cluster.clients(), cluster.topics().agentInbox(), schemas.source())
                        .fromBeginning()) {
            while (!reader.isAtEnd()) {
                for (var found : reader.poll(POLL)) {
                    if (range.contains(found.partition(), found.offset())) {
                        any = true;
                        RecordedTexts.of(found.partition() + "@" + found.offset(), found.value())
                                .forEach(trial::take);
                    }
                }
            }
        }
        if (!any) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "--against is `%s`, and %s has no record there; `taffrail runs show RUN` says where the events of a run are"
                            .formatted(against, cluster.topics().agentInbox().name()));
        }
    }

    private void inFile(Path file, Trial trial) {
        Policy before = than.isEmpty() ? PolicyFile.shipped() : Shelf.parsed(Shelf.find(context.settings(), than));
        TextLines.read(
                file,
                line -> trial.take(new ScreenedText(
                        Integer.toString(line.number()),
                        line.place(),
                        line.text(),
                        before.screen(line.place(), line.text()).verdicts(),
                        true)));
    }
}
