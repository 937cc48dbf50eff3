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

/// `bench_wait`: a read that takes 100 ms and nothing else. Only the child processes of a benchmark have it.
public final class WaitTools implements ToolProvider {
    public static final String WAIT = "bench_wait";
    public static final Duration TIME = Duration.ofMillis(100);

    @Override
    public String origin() {
        return "bench";
    }

    @Override
    public List<Tool> tools(ToolSurroundings surroundings) {
        return List.of(new Wait());
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
}
