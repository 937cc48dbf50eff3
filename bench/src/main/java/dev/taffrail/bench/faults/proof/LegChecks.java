package dev.taffrail.bench.faults.proof;

import dev.taffrail.bench.faults.load.Book;
import dev.taffrail.bench.faults.load.Order;
import dev.taffrail.bench.faults.log.Sightings;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/// Legs and commands: what was accepted ends, once. Pure.
final class LegChecks {
    private LegChecks() {}

    static Check outcomes(Book book, Sightings log) {
        var problems = new ArrayList<String>();
        for (Order order : book.orders().values()) {
            boolean accepted =
                    book.isAcknowledged(order.run()) || log.legs().contains(new Sightings.Leg(order.run(), 1));
            for (int leg = 1; accepted && leg <= book.legs(order.run()); leg++) {
                if (!log.outcomes().containsKey(new Sightings.Leg(order.run(), leg))) {
                    problems.add("%s has no outcome of leg %d".formatted(order.run(), leg));
                }
            }
        }
        log.outcomes().forEach((leg, outcomes) -> {
            if (outcomes.size() != 1) {
                problems.add("%s has %d outcomes of leg %d".formatted(leg.run(), outcomes.size(), leg.number()));
            }
            if (!log.legs().contains(leg)) {
                problems.add("%s ended leg %d without having begun it".formatted(leg.run(), leg.number()));
            }
            Order order = book.orders().get(leg.run());
            if (order == null) {
                problems.add(leg.run() + " was never asked for");
            } else if (outcomes.getFirst().status() != expected(order)) {
                problems.add("%s, which is %s, ended %s (%s)"
                        .formatted(
                                leg.run(),
                                order.kind(),
                                outcomes.getFirst().status(),
                                outcomes.getFirst().detail()));
            }
        });
        return new Check(
                Check.OUTCOMES,
                problems,
                "%d runs, %d legs, one outcome each"
                        .formatted(book.orders().size(), log.outcomes().size()));
    }

    private static RunStatus expected(Order order) {
        return switch (order.kind()) {
            case PLAIN -> RunStatus.COMPLETED;
            case SMALL, RESUMED, RAISED -> RunStatus.BUDGET_EXHAUSTED;
        };
    }

    static Check commands(Book book, Sightings log) {
        var problems = new ArrayList<String>();
        book.commands().forEach(command -> {
            List<CommandResult> answers = log.answers().getOrDefault(command, List.of());
            if (book.isAcknowledged(command) && answers.size() != 1) {
                problems.add("the command %s was answered %d times".formatted(command, answers.size()));
            }
            boolean resume = command.endsWith(Book.RESUME);
            if (resume && !answers.isEmpty() && answers.getFirst() != CommandResult.APPLIED) {
                problems.add("the command %s was answered %s".formatted(command, answers.getFirst()));
            }
        });
        return new Check(
                Check.COMMANDS,
                problems,
                "%d commands, each sent twice and answered once"
                        .formatted(book.commands().size()));
    }
}
