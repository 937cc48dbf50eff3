package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.log.QuarantinedRecord;
import dev.taffrail.cli.log.TopicReader;
import dev.taffrail.cli.registry.RegistrySchemas;
import dev.taffrail.cli.server.ClusterAddress;
import dev.taffrail.schemas.codec.JsonRecords;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail tail`.
@Command(
        name = "tail",
        description = {
            "Prints what is written to the log, as it is written. Reads without a group and changes nothing.",
            "",
            "  taffrail tail --type outcome --since 1h",
            "  taffrail tail 01m7z1qy269cn3y7m5e5jx9gfv -o jsonl"
        })
public final class TailCommand implements Callable<Integer> {
    private static final int WIDTH = 160;
    private static final Duration POLL = Duration.ofMillis(500);

    private final CommandContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Only of this run; without its session, of every run with this id.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "event",
            description = "event, outcome, audit, metric or dead-letter; event when not given.")
    private Type type = Type.event;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Begin there instead of now: 2h, 30m, or 2026-01-31T12:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--no-follow", description = "Stop at the end of the log instead of waiting for more.")
    private boolean noFollow;

    /// What can be read.
    enum Type {
        event,
        outcome,
        audit,
        metric,
        dead_letter;

        TopicReader<?> open(ClusterAddress cluster, SchemaSource others) {
            Topics topics = cluster.topics();
            return switch (this) {
                case event -> TopicReader.open(cluster.clients(), topics.runEvents(), others);
                case outcome -> TopicReader.open(cluster.clients(), topics.runOutcomes(), others);
                case audit -> TopicReader.open(cluster.clients(), topics.audit(), others);
                case metric -> TopicReader.open(cluster.clients(), topics.metrics(), others);
                case dead_letter -> TopicReader.ofDeadLetters(cluster.clients(), topics.deadLetters());
            };
        }

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    public TailCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var cluster = ClusterAddress.find(context.settings());
        Optional<Handle> only = run.map(Handle::parse);
        try (var schemas = RegistrySchemas.open(context.settings());
                var reader = type.open(cluster, schemas.source())) {
            since.ifPresent(text -> reader.since(PointInTime.parse(
                    "--since", text, context.terminal().clock().instant())));
            do {
                var found = reader.poll(POLL);
                if (!show(found, only) || (noFollow && reader.isAtEnd())) {
                    return ExitCode.OK.number();
                }
            } while (!Thread.currentThread().isInterrupted());
        }
        return ExitCode.INTERRUPTED.number();
    }

    /// @return whether somebody still reads
    private boolean show(List<? extends TopicReader.Found<?>> found, Optional<Handle> only) {
        for (var one : found) {
            show(one, only);
            if (context.terminal().isDeserted()) {
                return false;
            }
        }
        return true;
    }

    private void show(TopicReader.Found<?> found, Optional<Handle> only) {
        if (found.value() instanceof QuarantinedRecord quarantined) {
            showQuarantined(found, quarantined, only);
            return;
        }
        if (!(found.value() instanceof Record value) || value instanceof Decided || value instanceof EntitySnapshot) {
            return; // evidence for replays says nothing to people
        }
        JsonNode json = JsonRecords.toTree(value);
        JsonNode key = value instanceof RunEvent.OfRun ? json.path("head").path("run") : json.path("run");
        var handle = new Handle(RunReport.text(key, "session"), RunReport.text(key, "run"));
        if (only.isEmpty() || only.get().mayMean(handle)) {
            print(found, value.getClass().getSimpleName(), handle.toString(), json);
        }
    }

    /// Which run it was of nobody can tell; its key is the session, if anything.
    private void showQuarantined(TopicReader.Found<?> found, QuarantinedRecord quarantined, Optional<Handle> only) {
        if (only.isEmpty()
                || ("/" + quarantined.key()).endsWith("/" + only.get().session())) {
            print(found, quarantined.reason(), quarantined.source(), quarantined.json());
        }
    }

    private void print(TopicReader.Found<?> found, String what, String whose, JsonNode json) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("time", found.time().toString())
                .put("partition", found.partition())
                .put("offset", found.offset())
                .put("type", what)
                .put(type == Type.dead_letter ? "source" : "run", whose)
                .set("value", json);
        var printer = context.printer();
        printer.one(
                line,
                whose,
                () -> "%s  %-16s %s  %s"
                        .formatted(found.time(), what, whose, printer.style().dim(cut(json.toString()))));
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }
}
