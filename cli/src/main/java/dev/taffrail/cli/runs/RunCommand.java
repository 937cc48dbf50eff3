package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.server.ServerAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `taffrail run`.
@Command(
        name = "run",
        description = {
            "Asks for a run of an agent.",
            "",
            "  taffrail run clerk \"Which orders wait, and for what?\" --follow",
            "  taffrail run stocktaker \"Take stock.\" --limit tokens=2500 --wait",
            "  git diff | taffrail run reviewer - --session work --wait -o json"
        })
public final class RunCommand implements Callable<Integer> {
    private static final int LONGEST_INPUT = 1 << 20;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "AGENT", description = "Name of the agent, or name@hash for one version.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "INPUT", description = "What to ask; - reads it from standard input.")
    private String input = "";

    @Option(
            names = "--session",
            paramLabel = "S",
            description = "Conversation that the run goes on with; one of its own when not given.")
    private String session = "";

    @Option(names = "--run-id", paramLabel = "ID", description = "Id of the run: the same id twice is one run.")
    private String runId = "";

    @Option(
            names = "--limit",
            paramLabel = "NAME=N",
            split = ",",
            description = "Lower limits than the agent's: tokens, cost, iterations, tool_calls, wall and others.")
    private List<String> limits = List.of();

    @Option(names = "--label", paramLabel = "NAME=TEXT", description = "Attached to the run; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--follow", description = "Show each step, then the answer.")
    private boolean follow;

    @Option(names = "--wait", description = "Wait for the end, then print the answer.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Wait no longer than this.")
    private Optional<Long> timeout = Optional.empty();

    public RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        ObjectNode request = request();
        try (var server = new Server(ServerAddress.find(context.settings()))) {
            var accepted = server.post("/v1/runs", request, Duration.ZERO);
            var handle = Handle.parse(accepted.path("handle").asString(""));
            if (!follow && !wait) {
                context.printer().one(accepted, handle.toString(), () -> handle + " accepted");
                context.printer().note("Watch it with: taffrail watch " + handle);
                return ExitCode.OK.number();
            }
            return new Following(context, follow, timeout.map(Duration::ofSeconds))
                    .end(server, handle, 1)
                    .number();
        }
    }

    private ObjectNode request() throws IOException {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("agent", agent).put("input", input.equals("-") ? standardInput() : input);
        if (!session.isEmpty()) {
            request.put("session", session);
        }
        if (!runId.isEmpty()) {
            request.put("run_id", runId);
        }
        if (!limits.isEmpty()) {
            request.set("limits", LimitOption.parse("--limit", limits));
        }
        if (!labels.isEmpty()) {
            labels.forEach(request.putObject("labels")::put);
        }
        return request;
    }

    private String standardInput() throws IOException {
        byte[] bytes = context.terminal().in().readNBytes(LONGEST_INPUT + 1);
        if (bytes.length > LONGEST_INPUT) {
            throw new Failure(
                    ExitCode.USAGE,
                    "INPUT on standard input is longer than " + LONGEST_INPUT
                            + " bytes; put it into a file that a tool of the agent reads");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Failure(
                    ExitCode.USAGE, "INPUT on standard input is not UTF-8; convert it, with iconv for one", other);
        }
    }
}
