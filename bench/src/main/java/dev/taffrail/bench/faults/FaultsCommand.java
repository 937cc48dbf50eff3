package dev.taffrail.bench.faults;

import dev.taffrail.bench.child.Folder;
import dev.taffrail.bench.faults.proof.Check;
import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `taffrail bench faults`.
@Command(
        name = "faults",
        description = {
            "Kills, freezes and restarts processes in the middle of many runs, and proves from a ledger outside that nothing was lost, doubled or overspent.",
            "Takes about half an hour; --short takes under four minutes.",
            "",
            "  taffrail bench faults --short",
            "  taffrail bench faults --scenario up-kill --cycles 10 --seed 7"
        })
public final class FaultsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = Scenario.ALL,
            description = "up-kill, role-kill, role-stop, instances, planted, or all.")
    private String scenario = Scenario.ALL;

    @Option(
            names = "--cycles",
            paramLabel = "N",
            description = "How often each fault is done; 10 for up-kill and 5 for the others when not given.")
    private Optional<Integer> cycles = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Repeats the choices of another time; printed at the start.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--short", description = "Few of each, and two planted bugs.")
    private boolean brief;

    @Option(names = "--keep", description = "Leave data folders, logs and ledgers where they are.")
    private boolean keep;

    public FaultsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var scenarios = Scenario.named(scenario, brief);
        if (cycles.orElse(1) < 1) {
            throw new Failure(ExitCode.USAGE, "--cycles is %d; give 1 or more".formatted(cycles.orElse(1)));
        }
        long chosen = seed.orElseGet(System::nanoTime);
        var terminal = context.terminal();
        var score = new Score(line -> {
            terminal.out().println(line);
            terminal.out().flush();
        });
        try (var folder = Folder.create(keep);
                var _ = CleanEnd.of(folder)) {
            terminal.out().println("seed " + chosen + (keep ? ", keeping " + folder.path() : ""));
            for (Scenario one : scenarios) {
                run(one, plan(folder, chosen, score));
            }
        }
        terminal.out().println(score);
        return (score.good() ? ExitCode.OK : ExitCode.NEGATIVE).number();
    }

    /// What a scenario could not go on after is a failure like others, and the next one goes on.
    private void run(Scenario one, Plan plan) throws InterruptedException {
        try {
            one.run(plan, brief);
        } catch (IOException | RuntimeException broken) {
            plan.score().add(one.word(), new Check("completed", List.of(broken.toString()), ""));
        }
    }

    private Plan plan(Folder folder, long chosen, Score score) {
        return new Plan(
                folder,
                new SplittableRandom(chosen),
                score,
                cycles.orElse(brief ? 2 : 10),
                cycles.orElse(brief ? 1 : 5),
                !brief);
    }
}
