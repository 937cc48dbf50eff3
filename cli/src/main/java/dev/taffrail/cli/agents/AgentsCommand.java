package dev.taffrail.cli.agents;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.log.WholeTopic;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.cli.server.Gates;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.ingest.agent.AgentRegistrar;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.AgentPointer;
import dev.taffrail.schemas.agent.AgentRecord;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.codec.JsonRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail agents list|show|register|validate`.
public final class AgentsCommand {
    private AgentsCommand() {}

    /// The commands of the group.
    public static List<Callable<Integer>> all(CommandContext context) {
        return List.of(new ListAgents(context), new Show(context), new Register(context), new Validate(context));
    }

    /// What runs can be asked for.
    @Command(
            name = "list",
            description = {"Lists the agents that runs can be asked for.", "", "  taffrail agents list"})
    record ListAgents(CommandContext context) implements Callable<Integer> {
        @Override
        public Integer call() {
            var json = JsonNodeFactory.instance.arrayNode();
            var table = new Table("AGENT", "VERSION", "MODEL", "TOOLS", "DESCRIPTION");
            current(context).values().forEach(agent -> {
                json.add(JsonRecords.toTree(agent));
                String tools = agent.tools().stream().map(ToolDefinition::name).collect(Collectors.joining(" "));
                table.row(agent.name(), agent.hash(), agent.model(), tools, agent.description());
            });
            context.printer().list(json, agent -> agent.path("name").asString(""), () -> table);
            return ExitCode.OK.number();
        }
    }

    /// One of them.
    @Command(
            name = "show",
            description = {"Shows the current version of an agent.", "", "  taffrail agents show clerk -o yaml"})
    static final class Show implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(paramLabel = "AGENT", description = "Its name.")
        private String name = "";

        Show(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            AgentDefinition agent = current(context).get(name);
            if (agent == null) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "no agent is called " + name + "; `taffrail agents list` shows what there is");
            }
            var json = JsonRecords.toTree(agent);
            context.printer().one(json, agent.version(), json::toPrettyString);
            return ExitCode.OK.number();
        }
    }

    /// Makes them known.
    @Command(
            name = "register",
            description = {
                "Makes agent files the current versions of their agents. Runs under way keep theirs.",
                "Returns when runs that are asked for from then on get them: it asks the gates of the",
                "processes on the data folder, or that of --server. Gates elsewhere follow within a second.",
                "",
                "  taffrail agents register agents/clerk.yaml"
            })
    static final class Register implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Agent files in YAML.")
        private List<Path> files = new ArrayList<>();

        Register(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws InterruptedException {
            List<AgentDefinition> agents = valid(context, files);
            var cluster = ClusterAddress.find(context.settings());
            try (var registrar = AgentRegistrar.open(cluster.clients(), cluster.topics())) {
                var versions = AgentFolder.register(registrar, agents);
                Gates.find(context.settings()).await("agents", versions);
                context.printer().names("REGISTERED", versions);
            }
            return ExitCode.OK.number();
        }
    }

    /// Only looks.
    @Command(
            name = "validate",
            description = {
                "Checks agent files; exit code 1 when something is wrong in one of them.",
                "",
                "  taffrail agents validate agents/*.yaml"
            })
    static final class Validate implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Agent files in YAML.")
        private List<Path> files = new ArrayList<>();

        Validate(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            var agents = valid(context, files);
            var json = JsonNodeFactory.instance.objectNode().put("valid", agents.size());
            context.printer().one(json, "ok", () -> agents.size() + " agent files are ok");
            return ExitCode.OK.number();
        }
    }

    private static List<AgentDefinition> valid(CommandContext context, List<Path> files) {
        try {
            return AgentFolder.read(
                    files, InstalledCatalogue.of(context.terminal().clock()));
        } catch (Invalid problems) {
            throw new Failure(ExitCode.NEGATIVE, String.valueOf(problems.getMessage()), problems);
        }
    }

    /// The current version of each agent, by name.
    private static Map<String, AgentDefinition> current(CommandContext context) {
        var cluster = ClusterAddress.find(context.settings());
        var definitions = new TreeMap<String, AgentDefinition>();
        var pointers = new TreeMap<String, String>();
        for (AgentRecord one :
                WholeTopic.read(context.settings(), cluster, cluster.topics().agents())) {
            switch (one) {
                case AgentDefinition agent -> definitions.put(agent.version(), agent);
                case AgentPointer pointer -> pointers.put(pointer.name(), pointer.version());
            }
        }
        var current = new TreeMap<String, AgentDefinition>();
        pointers.forEach((name, version) -> {
            AgentDefinition agent = definitions.get(version);
            if (agent != null) {
                current.put(name, agent);
            }
        });
        return current;
    }
}
