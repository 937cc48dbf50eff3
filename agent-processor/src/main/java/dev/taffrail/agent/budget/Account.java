package dev.taffrail.agent.budget;

import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import java.util.Optional;

/// The budget of one scope: `spent + reserved` never passes `limits`, except by a provider that billed more than was
/// reserved.
public record Account(Limits limits, Spend spent, Spend reserved) {

    public static Account of(Limits limits) {
        return new Account(limits, Spend.ZERO, Spend.ZERO);
    }

    /// The limit that `asked` would pass, if any. A limit of 0 does not bound.
    public Optional<LimitHit> shortfall(Scope scope, Spend asked) {
        for (var dimension : Amounts.COUNTED) {
            var limit = Amounts.of(limits, dimension);
            var wanted = Amounts.of(asked, dimension);
            if (limit > 0 && wanted > left(dimension)) {
                return Optional.of(new LimitHit(scope, dimension, limit, used(dimension), wanted, ""));
            }
        }
        for (var wanted : asked.perTool()) {
            var limit = Amounts.ofTool(limits.perTool(), wanted.tool());
            var used = Math.addExact(
                    Amounts.ofTool(spent.perTool(), wanted.tool()), Amounts.ofTool(reserved.perTool(), wanted.tool()));
            if (limit > 0 && Math.addExact(used, wanted.calls()) > limit) {
                return Optional.of(
                        new LimitHit(scope, Dimension.TOOL_CALLS, limit, used, wanted.calls(), wanted.tool()));
            }
        }
        return Optional.empty();
    }

    /// Takes `amount` out of what is left. The caller has asked [#shortfall] before.
    public Account reserve(Spend amount) {
        return new Account(limits, spent, Amounts.plus(reserved, amount));
    }

    /// Gives a reservation back and charges what it cost: all of it when the bill is unknown, nothing when there is
    /// none.
    public Account settle(Spend reservation, Spend cost) {
        return new Account(limits, Amounts.plus(spent, cost), Amounts.minus(reserved, reservation));
    }

    public Account raise(Limits added) {
        return new Account(Amounts.raise(limits, added), spent, reserved);
    }

    /// What is left in a dimension; [Long#MAX_VALUE] when it is not bounded, never negative.
    public long left(Dimension dimension) {
        var limit = Amounts.of(limits, dimension);
        return limit == 0 ? Long.MAX_VALUE : Math.max(0, limit - used(dimension));
    }

    public long used(Dimension dimension) {
        return Math.addExact(Amounts.of(spent, dimension), Amounts.of(reserved, dimension));
    }
}
