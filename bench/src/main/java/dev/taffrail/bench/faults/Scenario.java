package dev.taffrail.bench.faults;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is done to the product.
enum Scenario {
    UP_KILL,
    ROLE_KILL,
    ROLE_STOP,
    INSTANCES,
    PLANTED;

    static final String ALL = "all";

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void run(Plan plan, boolean brief) throws IOException, InterruptedException {
        switch (this) {
            case UP_KILL -> WholeKills.run(plan);
            case ROLE_KILL -> {
                if (brief) {
                    RoleKills.runShort(plan);
                } else {
                    RoleKills.run(plan);
                }
            }
            case ROLE_STOP -> RoleStops.run(plan);
            case INSTANCES -> Instances.run(plan);
            case PLANTED -> PlantedBugs.run(plan, brief);
        }
    }

    /// @param brief leaves out what another one has a little of, when all are asked for
    /// @throws Failure for a word that names none
    static List<Scenario> named(String word, boolean brief) {
        if (word.equals(ALL)) {
            return brief ? List.of(UP_KILL, ROLE_KILL, PLANTED) : List.of(values());
        }
        return Arrays.stream(values())
                .filter(scenario -> scenario.word().equals(word))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "--scenario is `%s`, which is none; scenarios are %s, %s"
                                .formatted(
                                        word,
                                        ALL,
                                        Arrays.stream(values())
                                                .map(Scenario::word)
                                                .collect(Collectors.joining(", ")))));
    }
}
