package dev.taffrail.bench.part;

import dev.taffrail.agent.tool.builtin.BuiltInTools;
import dev.taffrail.bench.child.Equipment;
import dev.taffrail.bench.tool.WaitTools;
import java.util.List;
import java.util.Map;

/// The agents that are measured. Their models are scripted and take no time.
final class Agents {
    /// Asks for the clock once per iteration; the input says how often.
    static final String LOAD = "bench";
    /// Asks for five reads at once, then answers.
    static final String PARALLEL = "bench-parallel";

    /// As [#LOAD], with a tool that returns a page.
    static final String PAGES = "bench-pages";

    static final int READS_AT_ONCE = 5;

    private static final String LOAD_FILE = """
            name: bench
            description: Load.
            model: scripted/bench
            instructions: Do as often as you are told what you are told.
            tools: [clock_now]
            limits: {iterations: 5000, tokens: 1_000_000_000, prompt_tokens: 1_000_000_000, completion_tokens: 1_000_000_000, cost: 100000usd, tool_calls: 5000, wall_clock: 1h}
            max_completion_tokens: 256
            """;

    private static final String PARALLEL_FILE = """
            name: bench-parallel
            description: Reads five things at once.
            model: scripted/bench-parallel
            instructions: Wait.
            tools: [bench_wait]
            """;

    private Agents() {}

    static Equipment equipment(Map<String, String> settings) {
        return new Equipment(
                Map.of(
                        "bench.yaml",
                        LOAD_FILE,
                        "bench-parallel.yaml",
                        PARALLEL_FILE,
                        "bench-pages.yaml",
                        LOAD_FILE
                                .replace("name: bench\n", "name: bench-pages\n")
                                .replace("clock_now", WaitTools.PAGE)),
                Map.of("bench.yaml", script()),
                OpenPolicy.file(),
                List.of(BuiltInTools.class.getName(), WaitTools.class.getName()),
                Map.of(),
                Map.of(),
                settings);
    }

    /// What makes the bundled script `bench` answer in the iteration of that number.
    static String input(int iterations) {
        return input(iterations, "clock_now");
    }

    static String input(int iterations, String tool) {
        return "steps=" + (iterations - 1) + " tool=" + tool;
    }

    private static String script() {
        return """
                scripts:
                  bench-parallel:
                    - when: {step: 0}
                      then:
                        call:
                """ + "          - {tool: bench_wait, arguments: {}}\n".repeat(READS_AT_ONCE) + """
                    - otherwise:
                        say: done
                """;
    }
}
