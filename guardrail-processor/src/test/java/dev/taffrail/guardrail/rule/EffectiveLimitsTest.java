package dev.taffrail.guardrail.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.ToolLimit;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EffectiveLimitsTest {
    private static final DefaultLimits DEFAULTS = DefaultLimits.PRODUCT;

    private static final List<ToLongFunction<Limits>> DIMENSIONS = List.of(
            Limits::iterations,
            Limits::depth,
            Limits::promptTokens,
            Limits::completionTokens,
            Limits::totalTokens,
            Limits::costMicros,
            Limits::toolCalls,
            Limits::wallClockMillis,
            Limits::consecutiveFailures);

    @Test
    void the_defaults_are_those_of_the_documentation() {
        var limits = effective(Limits.NONE, Limits.NONE, Limits.NONE);

        assertThat(limits.run())
                .isEqualTo(new Limits(25, 3, 180_000, 50_000, 200_000, 2_000_000, 100, List.of(), 1_800_000, 5));
        assertThat(limits.session())
                .isEqualTo(new Limits(
                        250, 3, 1_800_000, 500_000, 2_000_000, 20_000_000, 1_000, List.of(), 18_000_000, 50));
    }

    @Test
    void an_agent_replaces_and_a_request_lowers() {
        var limits = effective(with("iterations", 40), Limits.NONE, with("iterations", 10));

        assertThat(limits.run().iterations()).isEqualTo(10);
        assertThat(limits.session().iterations()).isEqualTo(400);
        assertThat(effective(with("iterations", 40), Limits.NONE, with("iterations", 50))
                        .run()
                        .iterations())
                .isEqualTo(40);
    }

    @Test
    void an_agents_total_of_tokens_holds_for_its_parts_too() {
        var limits = effective(with("total_tokens", 1_000_000), Limits.NONE, Limits.NONE)
                .run();

        assertThat(limits.promptTokens()).isEqualTo(1_000_000);
        assertThat(limits.completionTokens()).isEqualTo(1_000_000);
    }

    @Test
    void an_agents_parts_have_room_in_the_total() {
        assertThat(effective(with("prompt_tokens", 900_000), Limits.NONE, Limits.NONE)
                        .run()
                        .totalTokens())
                .isEqualTo(950_000);
        assertThat(effective(with("prompt_tokens", 1_000), Limits.NONE, Limits.NONE)
                        .run()
                        .totalTokens())
                .isEqualTo(200_000);
    }

    @Test
    void limits_of_tools_are_merged_lowered_and_sorted() {
        var agent = perTool(new ToolLimit("search", 5), new ToolLimit("book", 1));
        var request = perTool(new ToolLimit("search", 9), new ToolLimit("book", 0), new ToolLimit("aaa", 2));

        assertThat(effective(agent, Limits.NONE, request).run().perTool())
                .containsExactly(new ToolLimit("aaa", 2), new ToolLimit("book", 1), new ToolLimit("search", 5));
    }

    @Property
    void every_dimension_is_given_and_none_is_raised_by_the_request(
            @ForAll("limits") Limits agent, @ForAll("limits") Limits session, @ForAll("limits") Limits request) {
        var limits = effective(agent, session, request);
        var unlowered = effective(agent, session, Limits.NONE);

        for (var dimension : DIMENSIONS) {
            assertThat(dimension.applyAsLong(limits.run())).isBetween(1L, dimension.applyAsLong(unlowered.run()));
            assertThat(dimension.applyAsLong(limits.session())).isBetween(1L, LimitWords.MAX);
            if (dimension.applyAsLong(request) > 0) {
                assertThat(dimension.applyAsLong(limits.run())).isLessThanOrEqualTo(dimension.applyAsLong(request));
            }
        }
        assertThat(limits.session()).isEqualTo(unlowered.session());
    }

    @Provide
    Arbitrary<Limits> limits() {
        Arbitrary<Long> number =
                Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(-5, 300), Arbitraries.longs());
        return number.list()
                .ofSize(9)
                .map(n -> new Limits(
                        n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), List.of(), n.get(7),
                        n.get(8)));
    }

    private static EffectiveLimits effective(Limits agent, Limits session, Limits request) {
        AgentDefinition definition = Agents.with(agent, session);
        return EffectiveLimits.of(DEFAULTS, definition, request);
    }

    private static Limits with(String name, long value) {
        return LimitWords.with(Limits.NONE, name, value);
    }

    private static Limits perTool(ToolLimit... limits) {
        return new Limits(0, 0, 0, 0, 0, 0, 0, List.of(limits), 0, 0);
    }
}
