package dev.taffrail.cli.doctor;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.server.ServerAddress;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.cli.topics.Cluster;
import dev.taffrail.cli.topics.TopicConfig;
import dev.taffrail.cli.topics.TopicState;
import dev.taffrail.cli.up.Configs;
import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail doctor`.
@Command(
        name = "doctor",
        description = {
            "Looks at settings, disk, model keys, server, cluster, topics and who works on them, in whatever process; exit",
            "code 1 when something is in the way.",
            "",
            "  taffrail doctor"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LEAST_FREE_MIB = 2_048;

    private final CommandContext context;

    public DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("java", Runtime.version().toString()));
        findings.add(settings());
        findings.add(disk());
        findings.add(models());
        findings.add(server());
        findings.addAll(cluster());
        show(findings);
        boolean good = findings.stream().noneMatch(finding -> finding.word().equals("problem"));
        return (good ? ExitCode.OK : ExitCode.NEGATIVE).number();
    }

    private Finding settings() {
        try {
            Configs.from(context.settings());
            return Finding.ok("settings", "all known and usable");
        } catch (Invalid wrong) {
            return Finding.problem("settings", String.valueOf(wrong.getMessage()));
        }
    }

    private Finding disk() {
        Path data = data();
        Path existing = data.toAbsolutePath();
        while (existing.getParent() != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace() >> 20;
            if (!Files.isWritable(existing)) {
                return Finding.problem(
                        "disk",
                        existing + " cannot be written; correct its permissions or choose another folder with --data");
            }
            return free < LEAST_FREE_MIB
                    ? Finding.warning(
                            "disk", existing + " has " + free + " MiB left; make room before the broker stops")
                    : Finding.ok("disk", free + " MiB free for " + data);
        } catch (IOException unreadable) {
            return Finding.problem(
                    "disk", existing + " cannot be looked at (" + unreadable + "); choose another folder with --data");
        }
    }

    private Finding models() {
        Map<String, String> environment = context.terminal().environment();
        var keys = List.of("OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "OLLAMA_HOST").stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .toList();
        return keys.isEmpty()
                ? Finding.warning(
                        "models",
                        "only scripted ones; set OPENAI_API_KEY, ANTHROPIC_API_KEY or OLLAMA_HOST for real ones")
                : Finding.ok("models", "by " + String.join(", ", keys));
    }

    private Finding server() throws InterruptedException {
        try (var server = new Server(ServerAddress.find(context.settings()))) {
            String status = server.get("/health", Map.of()).path("status").asString("");
            String detail = server.address() + " is " + status;
            return status.equals("healthy")
                    ? Finding.ok("server", detail)
                    : Finding.warning("server", detail + "; " + server.address() + "/health says why");
        } catch (Failure away) {
            return Finding.warning("server", String.valueOf(away.getMessage()));
        }
    }

    private List<Finding> cluster() throws InterruptedException {
        try {
            var cluster = ClusterAddress.find(context.settings());
            var findings = new ArrayList<Finding>();
            var states = Cluster.check(
                    cluster.clients(), TopicConfig.from(context.settings(), cluster.embedded()), PATIENCE);
            findings.add(Finding.ok(
                    "cluster", cluster.clients().connection().bootstrapServers() + " answers and has the features"));
            findings.add(topics(states));
            if (states.stream().allMatch(TopicState::exists)) {
                try (var admin = cluster.clients().admin("taffrail-doctor")) {
                    findings.addAll(new GroupLook(admin, cluster.topics()).findings());
                }
            }
            return findings;
        } catch (Failure away) {
            return List.of(Finding.warning("cluster", String.valueOf(away.getMessage())));
        } catch (Invalid | KafkaException unusable) {
            return List.of(Finding.problem("cluster", String.valueOf(unusable.getMessage())));
        }
    }

    private static Finding topics(List<TopicState> states) {
        long wrong = states.stream()
                .filter(state -> !state.exists() || !state.differences().isEmpty())
                .count();
        return wrong == 0
                ? Finding.ok("topics", states.size() + " topics are as they should be")
                : Finding.problem(
                        "topics",
                        wrong + " of " + states.size()
                                + " differ; `taffrail topics check` shows how, `taffrail topics create` corrects it");
    }

    private Path data() {
        return context.settings().path("data.dir", Path.of(".taffrail"), "");
    }

    private void show(List<Finding> findings) {
        var json = JsonNodeFactory.instance.arrayNode();
        var table = new Table("CHECK", "", "FOUND");
        findings.forEach(one -> {
            json.addObject().put("check", one.check()).put("status", one.word()).put("detail", one.detail());
            table.row(one.check(), one.word(), context.hints().in(one.detail()));
        });
        context.printer().list(json, one -> one.path("check").asString(""), () -> table);
    }
}
