package dev.taffrail.bench.faults.proof;

import dev.taffrail.bench.faults.load.Order;
import dev.taffrail.bench.faults.outside.Start;
import dev.taffrail.schemas.outcome.RunOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the provider billed and what the outcomes say was spent, against the limits. Pure.
final class LimitCheck {
    private LimitCheck() {}

    static Check of(Map<String, Order> orders, Collection<List<RunOutcome>> outcomes, List<Start> starts) {
        var problems = new ArrayList<String>();
        var billed = new HashMap<String, Long>();
        starts.stream().filter(Start::isModel).forEach(start -> billed.merge(start.run(), start.tokens(), Long::sum));
        long nearest = Long.MAX_VALUE;
        for (Order order : orders.values()) {
            long most = order.tokens() + order.add();
            long tokens = billed.getOrDefault(order.run(), 0L);
            if (tokens > most) {
                problems.add("%s may spend %d tokens, and the provider billed %d".formatted(order.run(), most, tokens));
            }
            nearest = Math.min(nearest, most - tokens);
        }
        outcomes.stream().flatMap(List::stream).forEach(outcome -> {
            Order order = orders.get(outcome.run().run());
            if (order != null && outcome.spent().totalTokens() > order.tokens() + order.add()) {
                problems.add("%s may spend %d tokens, and its outcome says %d"
                        .formatted(
                                order.run(),
                                order.tokens() + order.add(),
                                outcome.spent().totalTokens()));
            }
        });
        return new Check(
                Check.LIMITS,
                problems,
                "%d tokens billed, no run over its limit, the nearest %d below"
                        .formatted(
                                billed.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                nearest));
    }
}
