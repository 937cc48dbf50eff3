package dev.taffrail.cli.policies;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.cli.server.Gates;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.ingest.policy.PolicyRegistrar;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.policy.PolicyDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail policy check|show|diff|register`, and `test` and `eval`, which have files of their own.
public final class PolicyCommand {
    private PolicyCommand() {}

    /// The commands of the group.
    public static List<Callable<Integer>> all(CommandContext context) {
        return List.of(
                new Check(context),
                new ShowPolicy(context),
                new Diff(context),
                new Register(context),
                new TryPolicy(context),
                new EvalPolicy(context));
    }

    /// Only looks.
    @Command(
            name = "check",
            description = {
                "Checks policy files; exit code 1 when one of them cannot be used.",
                "",
                "  taffrail policy check policies/*.yaml"
            })
    static final class Check implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policy files in YAML.")
        private List<Path> files = new ArrayList<>();

        Check(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            var json = JsonNodeFactory.instance.arrayNode();
            var table = new Table("VERSION", ">RULES");
            for (PolicyDefinition policy : valid(files)) {
                int rules = Shelf.parsed(policy).size();
                json.addObject().put("version", policy.version()).put("rules", rules);
                table.row(policy.version(), rules);
            }
            context.printer().list(json, policy -> policy.path("version").asString(""), () -> table);
            return ExitCode.OK.number();
        }
    }

    /// What is known.
    @Command(
            name = "show",
            description = {
                "Lists the policies that are registered, or shows the text of one. Where nothing runs and no",
                "cluster is named, there is only the one that ships with the program.",
                "",
                "  taffrail policy show",
                "  taffrail policy show default",
                "  taffrail policy show default@8a1bd66c3f3e0b6c > policies/default.yaml"
            })
    static final class ShowPolicy implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(
                arity = "0..1",
                paramLabel = "NAME[@HASH]",
                description = "Its current version, or one that you name; all of them when not given.")
        private String reference = "";

        ShowPolicy(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            var shelf = Shelf.read(context.settings(), reference);
            if (reference.isEmpty()) {
                list(shelf);
            } else {
                PolicyDefinition policy = shelf.find(reference);
                var json = JsonNodeFactory.instance
                        .objectNode()
                        .put("version", policy.version())
                        .put("current", shelf.current().containsValue(policy.version()))
                        .put("text", policy.text());
                context.printer()
                        .one(json, policy.version(), () -> policy.text().stripTrailing());
            }
            return ExitCode.OK.number();
        }

        private void list(Shelf shelf) {
            var json = JsonNodeFactory.instance.arrayNode();
            var table = new Table("POLICY", "VERSION", "CURRENT", "FROM");
            String shipped = PolicyFile.shippedDefinition().version();
            shelf.versions().forEach((version, policy) -> {
                boolean current = shelf.current().containsValue(version);
                String from = version.equals(shipped) ? "shipped" : "registered";
                json.addObject().put("version", version).put("current", current).put("from", from);
                table.row(policy.name(), policy.hash(), current ? "yes" : "", from);
            });
            context.printer().list(json, policy -> policy.path("version").asString(""), () -> table);
        }
    }

    /// What a change would change.
    @Command(
            name = "diff",
            description = {
                "Compares two policies rule by rule; exit code 1 when they differ.",
                "",
                "  taffrail policy diff default policies/default.yaml",
                "  taffrail policy diff default@8a1bd66c3f3e0b6c default"
            })
    static final class Diff implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(index = "0", paramLabel = "A", description = "A file, a name, or name@hash.")
        private String first = "";

        @Parameters(index = "1", paramLabel = "B", description = "The same.")
        private String second = "";

        Diff(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            var before = Shelf.parsed(Shelf.find(context.settings(), first));
            var after = Shelf.parsed(Shelf.find(context.settings(), second));
            var json = JsonNodeFactory.instance.arrayNode();
            var table = new Table("RULE", "SETTING", "BEFORE", "AFTER");
            for (PolicyDifference one : PolicyDifference.between(before, after)) {
                json.addObject()
                        .put("rule", one.rule())
                        .put("setting", one.setting())
                        .put("before", one.before())
                        .put("after", one.after());
                table.row(one.rule(), one.setting(), one.before(), one.after());
            }
            context.printer().list(json, one -> one.path("rule").asString(""), () -> table);
            return (json.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE).number();
        }
    }

    /// Makes them known.
    @Command(
            name = "register",
            description = {
                "Makes policy files the current versions of their policies. Runs under way keep theirs.",
                "Returns when new runs are screened by them: it asks the gates of the processes on the data",
                "folder, or that of --server. Gates elsewhere follow within a second. Which policy a gate",
                "screens by is its setting guardrail.policy.",
                "",
                "  taffrail policy register policies/default.yaml"
            })
    static final class Register implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policy files in YAML.")
        private List<Path> files = new ArrayList<>();

        Register(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws InterruptedException {
            var policies = valid(files);
            var cluster = ClusterAddress.find(context.settings());
            var versions = new ArrayList<String>();
            try (var registrar = PolicyRegistrar.open(cluster.clients(), cluster.topics())) {
                for (PolicyDefinition policy : policies) {
                    versions.add(registrar.register(policy));
                }
            }
            await(versions);
            context.printer().names("REGISTERED", versions);
            return ExitCode.OK.number();
        }

        /// What the gates wait for in vain is perhaps current no more: of two that register at once, one is
        /// later.
        private void await(List<String> versions) throws InterruptedException {
            try {
                Gates.find(context.settings()).await("policies", versions);
            } catch (Failure late) {
                if (late.code() == ExitCode.TIMED_OUT) {
                    throw Shelf.read(context.settings(), "").replaced(versions).orElse(late);
                }
                throw late;
            }
        }
    }

    private static List<PolicyDefinition> valid(List<Path> files) {
        try {
            return PolicyFolder.read(files);
        } catch (Invalid problems) {
            throw new Failure(ExitCode.NEGATIVE, String.valueOf(problems.getMessage()), problems);
        }
    }
}
