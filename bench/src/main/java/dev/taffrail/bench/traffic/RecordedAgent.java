package dev.taffrail.bench.traffic;

import dev.taffrail.bench.child.Equipment;
import dev.taffrail.bench.part.OpenPolicy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The agent that a recording is played with: its prompt and tools, and the recorded model. A policy that changes none
/// of its texts is there to be chosen.
final class RecordedAgent {
    static final String NAME = "recorded";

    private RecordedAgent() {}

    /// @param url of the recorded model
    static Equipment equipment(Path folder, Recording recording, String url, Map<String, String> settings) {
        String tools = String.join(", ", OfferedTools.of(recording).specs().keySet());
        var environment = new HashMap<String, String>();
        environment.put("OPENAI_BASE_URL", url);
        return new Equipment(
                Map.of("recorded.yaml", file(tools), "system.md", recording.system()),
                Map.of(),
                OpenPolicy.file(),
                List.of(RecordedTools.class.getName()),
                Map.of(RecordedTools.FOLDER, folder.toAbsolutePath().toString()),
                environment,
                settings);
    }

    private static String file(String tools) {
        return """
                name: recorded
                description: Does again what was recorded.
                model: openai/recorded
                instructions_file: system.md
                tools: [%s]
                limits: {iterations: 10000, tokens: 1_000_000_000, prompt_tokens: 1_000_000_000, completion_tokens: 1_000_000_000, tool_calls: 10000, wall_clock: 1h}
                max_completion_tokens: 100000
                """.formatted(tools);
    }
}
