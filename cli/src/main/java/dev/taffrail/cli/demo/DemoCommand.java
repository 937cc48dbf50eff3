package dev.taffrail.cli.demo;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.runs.RunPrinter;
import dev.taffrail.cli.runs.RunReport;
import dev.taffrail.cli.server.Server;
import dev.taffrail.cli.terminal.Hints;
import dev.taffrail.cli.terminal.Printer;
import dev.taffrail.cli.terminal.Progress;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.cli.up.RunningTaffrail;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail demo`.
@Command(
        name = "demo",
        description = {
            "Starts broker and services on a folder of their own, plays sample runs, and shows what came of them.",
            "The models are scripted, the tools and the files they work on are real. Needs no key and no network.",
            "",
            "  taffrail demo"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String FOLDER = ".taffrail-demo";

    private final CommandContext context;

    private record Played(Scene scene, RunReport report) {
        boolean isAsItShould() {
            return scene.isAsItShould(report);
        }
    }

    public DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        String data = context.options().asSettings().getOrDefault("data.dir", FOLDER);
        DemoFolder.clear(Path.of(data));
        Printer printer = context.printer();
        var settings = context.settings(Map.of("data.dir", data, "callers.drain", "1s"));
        List<Played> played;
        try (var progress = new Progress(
                context.terminal(),
                printer.format().isForPeople() && !context.options().isQuiet())) {
            progress.update("starting broker and services ...");
            try (var running = RunningTaffrail.start(
                            settings,
                            context.terminal().environment(),
                            context.terminal().clock());
                    var server = new Server(URI.create(running.addresses().http()))) {
                played = play(new Stage(server), progress);
            }
        }
        show(printer, played);
        boolean good = played.stream().allMatch(Played::isAsItShould);
        context.printer().note(good ? after(data) : "Some runs did not end as they should; the data is in " + data);
        return (good ? ExitCode.OK : ExitCode.NEGATIVE).number();
    }

    private static List<Played> play(Stage stage, Progress progress) throws InterruptedException {
        var played = new ArrayList<Played>();
        List<Scene> scenes = Scene.all();
        for (Scene scene : scenes) {
            progress.now(Progress.bar(played.size(), scenes.size(), scene.shows()));
            played.add(new Played(scene, scene.play().on(stage)));
        }
        return played;
    }

    private static void show(Printer printer, List<Played> played) {
        var json = JsonNodeFactory.instance.arrayNode();
        played.forEach(one -> json.addObject()
                .put("shows", one.scene().shows())
                .put("as_it_should", one.isAsItShould())
                .set("run", one.report().json()));
        printer.list(json, one -> one.path("run").path("handle").asString(""), () -> table(played));
    }

    private static Table table(List<Played> played) {
        var table = new Table("RUN", "AGENT", "SHOWS", "OUTCOME", ">ITERATIONS", ">TOKENS", ">COST USD", ">TIME", "");
        played.forEach(one -> table.row(
                one.report().handle(),
                one.report().agent(),
                one.scene().shows(),
                one.report().outcomes(),
                one.report().iterations(),
                RunPrinter.count(one.report().tokens()),
                one.report().cost(),
                RunPrinter.time(one.report().json()),
                one.isAsItShould() ? "ok" : "problem: not " + one.scene().expected()));
        return table;
    }

    private String after(String data) {
        var hints = new Hints(context.hints().program(), List.of("--data", data));
        return List.of(
                        "",
                        "The data is in " + data + ". Go on with:",
                        "  " + hints.command("up") + "            keeps it running, with these runs in it",
                        "  " + hints.command("runs list"),
                        "  " + hints.command("runs show quay"),
                        "  " + hints.command("run clerk \"Which orders wait, and for what?\" --follow"))
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
