package dev.taffrail.agent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.run.ToolLimit;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// The arithmetic of budgets holds for all amounts.
class BudgetPropertiesTest {
    @Property
    void what_has_no_shortfall_never_passes_a_limit(
            @ForAll("limits") Limits limits, @ForAll @Size(max = 12) List<@From("spends") Spend> asked) {
        var account = Account.of(limits);
        for (var amount : asked) {
            if (account.shortfall(Scope.RUN, amount).isEmpty()) {
                account = account.reserve(amount);
                assertWithin(account);
            }
        }
    }

    @Property
    void a_bill_within_its_reservation_never_passes_a_limit(
            @ForAll("limits") Limits limits, @ForAll("spends") Spend reservation, @ForAll("spends") Spend bill) {
        var account = Account.of(limits);
        if (account.shortfall(Scope.RUN, reservation).isEmpty()) {
            assertWithin(account.reserve(reservation).settle(reservation, least(reservation, bill)));
        }
    }

    @Property
    void a_shortfall_names_a_limit_that_would_be_passed(
            @ForAll("limits") Limits limits, @ForAll("spends") Spend spent, @ForAll("spends") Spend asked) {
        var account = new Account(limits, spent, Spend.ZERO);

        account.shortfall(Scope.SESSION, asked).ifPresent(hit -> {
            assertThat(hit.scope()).isEqualTo(Scope.SESSION);
            assertThat(hit.limit()).isPositive();
            assertThat(hit.used() + hit.requested()).isGreaterThan(hit.limit());
        });
    }

    @Property
    void a_reservation_that_is_settled_leaves_only_its_cost(
            @ForAll("spends") Spend before, @ForAll("spends") Spend reservation, @ForAll("spends") Spend cost) {
        var account = new Account(Limits.NONE, before, Spend.ZERO)
                .reserve(reservation)
                .settle(reservation, cost);

        assertThat(account.reserved()).isEqualTo(Spend.ZERO);
        assertThat(account.spent()).isEqualTo(Amounts.plus(before, cost));
    }

    @Property
    void what_is_added_can_be_taken_away(@ForAll("spends") Spend a, @ForAll("spends") Spend b) {
        var back = Amounts.minus(Amounts.plus(a, b), b);

        assertThat(back).isEqualTo(a);
    }

    @Property
    void more_than_there_is_cannot_be_taken_away(@ForAll("spends") Spend a) {
        assertThatThrownBy(() -> Amounts.minus(a, new Spend(0, 0, a.completionTokens() + 1, 0, 0, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void an_overflow_is_an_error_and_never_a_wrap() {
        var huge = new Spend(0, Long.MAX_VALUE, 0, 0, 0, List.of());
        var one = new Spend(0, 1, 0, 0, 0, List.of());

        assertThatThrownBy(() -> Amounts.plus(huge, one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amounts.raise(
                        LimitWords.with(Limits.NONE, "iterations", Long.MAX_VALUE),
                        LimitWords.with(Limits.NONE, "iterations", 1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ModelCost.worst(new Price(true, Long.MAX_VALUE, 0, 0, 0), 2, 0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Account(Limits.NONE, huge, one).used(Dimension.PROMPT_TOKENS))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void raising_adds_to_given_limits_only(@ForAll("limits") Limits limits, @ForAll("limits") Limits added) {
        var raised = Amounts.raise(limits, added);

        for (var dimension : Dimension.values()) {
            var before = Amounts.of(limits, dimension);
            assertThat(Amounts.of(raised, dimension))
                    .isEqualTo(before == 0 ? 0 : before + Amounts.of(added, dimension));
        }
    }

    @Property
    void the_affordable_completion_is_the_largest_whose_worst_case_fits(
            @ForAll("limits") Limits limits,
            @ForAll("spends") Spend spent,
            @ForAll("prices") Price price,
            @ForAll @LongRange(max = 5_000) long prompt,
            @ForAll @LongRange(min = 1, max = 20_000) long most) {
        var account = new Account(limits, spent, Spend.ZERO);

        var cap = ModelCost.affordableCompletion(List.of(account), price, prompt, most);

        assertThat(cap).isLessThanOrEqualTo(most);
        var promptFits = fits(account, ModelCost.worst(price, prompt, 0));
        if (cap > 0 && promptFits) {
            assertThat(fits(account, ModelCost.worst(price, prompt, cap)))
                    .as("cap %d in %s", cap, account)
                    .isTrue();
        }
        if (promptFits && cap < most) {
            assertThat(fits(account, ModelCost.worst(price, prompt, Math.max(cap, 0) + 1)))
                    .as("one more than %d in %s", cap, account)
                    .isFalse();
        }
    }

    @Property
    void a_usage_within_prompt_and_cap_never_costs_more_than_was_reserved(
            @ForAll("prices") Price price,
            @ForAll @LongRange(max = 100_000) long prompt,
            @ForAll @LongRange(max = 50_000) long cap,
            @ForAll @LongRange(max = 100) long promptShare,
            @ForAll @LongRange(max = 100) long readShare,
            @ForAll @LongRange(max = 100) long writeShare,
            @ForAll @LongRange(max = 100) long answerShare) {
        var billedPrompt = prompt * promptShare / 100;
        var read = billedPrompt * readShare / 100;
        var write = (billedPrompt - read) * writeShare / 100;

        var bill = ModelCost.billed(price, new TokenUsage(billedPrompt, cap * answerShare / 100, read, write, 0));

        assertThat(bill.costMicros())
                .isLessThanOrEqualTo(ModelCost.worst(price, prompt, cap).costMicros());
    }

    @Property
    void a_bill_is_rounded_up_and_by_less_than_a_micro(
            @ForAll("prices") Price price,
            @ForAll @LongRange(max = 100_000) long prompt,
            @ForAll @LongRange(max = 50_000) long answer) {
        var exact = BigInteger.valueOf(prompt)
                .multiply(BigInteger.valueOf(price.inputMicrosPerMillion()))
                .add(BigInteger.valueOf(answer).multiply(BigInteger.valueOf(price.outputMicrosPerMillion())));

        var billed = BigInteger.valueOf(ModelCost.billed(price, new TokenUsage(prompt, answer, 0, 0, 0))
                        .costMicros())
                .multiply(BigInteger.valueOf(1_000_000));

        assertThat(billed).isGreaterThanOrEqualTo(exact);
        assertThat(billed.subtract(exact)).isLessThan(BigInteger.valueOf(1_000_000));
    }

    private static boolean fits(Account account, Spend spend) {
        return account.shortfall(Scope.RUN, spend).isEmpty();
    }

    private static void assertWithin(Account account) {
        for (var dimension : Amounts.COUNTED) {
            var limit = Amounts.of(account.limits(), dimension);
            assertThat(limit == 0 || account.used(dimension) <= limit)
                    .as("%s in %s", dimension, account)
                    .isTrue();
        }
        for (var limit : account.limits().perTool()) {
            assertThat(Amounts.ofTool(account.spent().perTool(), limit.tool())
                            + Amounts.ofTool(account.reserved().perTool(), limit.tool()))
                    .isLessThanOrEqualTo(limit.calls());
        }
    }

    private static Spend least(Spend a, Spend b) {
        return new Spend(
                Math.min(a.iterations(), b.iterations()), Math.min(a.promptTokens(), b.promptTokens()),
                Math.min(a.completionTokens(), b.completionTokens()), Math.min(a.costMicros(), b.costMicros()),
                Math.min(a.toolCalls(), b.toolCalls()), List.of());
    }

    @Provide
    Arbitrary<Limits> limits() {
        return Combinators.combine(
                        limit(30), limit(5_000), limit(5_000), limit(8_000), limit(100_000), limit(20), limit(6))
                .as((iterations, prompt, completion, total, cost, calls, send) -> new Limits(
                        iterations,
                        3,
                        prompt,
                        completion,
                        total,
                        cost,
                        calls,
                        send == 0 ? List.of() : List.of(new ToolLimit("send", send)),
                        0,
                        5));
    }

    @Provide
    Arbitrary<Spend> spends() {
        return Combinators.combine(limit(3), limit(2_000), limit(2_000), limit(40_000), limit(3), limit(3))
                .as((iterations, prompt, completion, cost, calls, send) -> new Spend(
                        iterations,
                        prompt,
                        completion,
                        cost,
                        calls,
                        send == 0 ? List.of() : List.of(new ToolLimit("send", send))));
    }

    @Provide
    Arbitrary<Price> prices() {
        return Combinators.combine(limit(20_000_000), limit(80_000_000), limit(20_000_000), limit(25_000_000))
                .as((input, output, read, write) -> new Price(true, input, output, read, write));
    }

    /// Often not given, which is 0.
    private static Arbitrary<Long> limit(long most) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)),
                Tuple.of(4, Arbitraries.longs().between(1, most)));
    }
}
