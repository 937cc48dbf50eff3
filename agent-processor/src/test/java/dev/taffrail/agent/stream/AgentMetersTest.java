package dev.taffrail.agent.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.run.Effect;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AgentMeters meters = new AgentMeters(registry);

    @Test
    void counts_the_calls_that_a_flow_stopped_and_no_others() {
        meters.count(step(0, ToolStatus.REFUSED, List.of(verdict("untrusted-content"))));
        meters.count(step(0, ToolStatus.REFUSED, List.of()));
        meters.count(step(1, ToolStatus.REFUSED, List.of(verdict("secrets"))));
        meters.count(step(1, ToolStatus.OK, List.of(verdict("secrets"))));

        assertThat(registry.getMeters()).singleElement().satisfies(meter -> {
            assertThat(meter.getId().getName()).isEqualTo("taffrail.guardrail.flows_refused");
            assertThat(meter.getId().getTag("rule")).isEqualTo("untrusted-content");
            assertThat(meter.getId().getTag("effect")).isEqualTo("once");
        });
        assertThat(registry.counter("taffrail.guardrail.flows_refused", "rule", "untrusted-content", "effect", "once")
                        .count())
                .isEqualTo(1);
    }

    private static Effect step(int grant, ToolStatus status, List<Verdict> verdicts) {
        return new Effect.Event(new ToolStep(
                new EventHead(AgentDriver.RUN, 1, 1, 1, 0, 0),
                "r:1.1.1",
                grant,
                "call-1",
                3,
                "pay",
                dev.taffrail.schemas.agent.Effect.ONCE,
                status,
                Text.EMPTY,
                0,
                verdicts));
    }

    private static Verdict verdict(String rule) {
        return new Verdict("tool_arguments:pay", rule, "house@1", 1000, List.of(), Action.REJECT, Bytes.EMPTY, 0, "");
    }
}
