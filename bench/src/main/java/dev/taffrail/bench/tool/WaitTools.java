package dev.taffrail.bench.tool;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.ToolSurroundings;
import java.time.Duration;
import java.util.List;

/// `bench_wait`, a read that takes 100 ms and nothing else, and `bench_page`, one that returns a page of text at once.
/// Only the child processes of a benchmark have them.
public final class WaitTools implements ToolProvider {
    public static final String WAIT = "bench_wait";
    public static final String PAGE = "bench_page";
    public static final Duration TIME = Duration.ofMillis(100);

    @Override
    public String origin() {
        return "bench";
    }

    @Override
    public List<Tool> tools(ToolSurroundings surroundings) {
        return List.of(new Wait(), new Page());
    }

    private static final class Wait implements Tool {
        private static final ToolSpec SPEC = ToolSpec.of(
                        WAIT, "Waits 100 ms.", Effect.READ_ONLY, "{\"type\": \"object\", \"properties\": {}}")
                .exposed(Exposure.NONE);

        @Override
        public ToolSpec spec() {
            return SPEC;
        }

        @Override
        public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
            Thread.sleep(TIME);
            return ToolOutcome.succeeded("waited");
        }
    }

    /// Some 1,000 characters, as a service of a harbour might answer.
    private static final class Page implements Tool {
        private static final ToolSpec SPEC = ToolSpec.of(
                        PAGE, "Returns a page.", Effect.READ_ONLY, "{\"type\": \"object\", \"properties\": {}}")
                .exposed(Exposure.NONE);

        private static final String TEXT = """
                {"berth": 14, "vessel": "Annelise", "arrived": "2026-05-04T06:40:00Z", "cargo": [
                {"lot": "A-118", "what": "coffee, green, in bags", "bags": 640, "kg": 38400, "moisture": 11.2},
                {"lot": "A-119", "what": "cocoa beans", "bags": 212, "kg": 13250, "moisture": 6.9}],
                "report": "The vessel came alongside at first light and lay quietly through the day. Both holds were opened in
                the presence of the surveyor, who found the upper layers dry and the dunnage in place. Two bags of lot A-118 were
                torn by a hook and have been swept up, weighed and sealed again; the loss is below one kilogram. The cocoa smells
                clean and shows no mould. Rain is expected from the west towards the evening, so the hatches are closed between
                the lifts. Discharge began at nine with two gangs and should end before midnight, when the berth is wanted by the
                next vessel. Samples went to the laboratory by the noon van, and the results are due on Thursday."}
                """;

        @Override
        public ToolSpec spec() {
            return SPEC;
        }

        @Override
        public ToolOutcome call(ToolInvocation invocation) {
            return ToolOutcome.succeeded(TEXT);
        }
    }
}
