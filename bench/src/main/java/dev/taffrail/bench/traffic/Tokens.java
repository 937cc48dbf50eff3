package dev.taffrail.bench.traffic;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Counts tokens for a recording that has no counts, as a provider would: a quarter of the bytes, and a few around each
/// message and call. What an answer costs is what it costs again in the next prompt, but for those around the message.
final class Tokens {
    private static final int BYTES_PER_TOKEN = 4;
    private static final int PER_MESSAGE = 4;
    private static final int PER_CALL = 8;
    private static final int PER_TOOL = 20;

    private Tokens() {}

    static long of(Prompt prompt) {
        long tokens = text(prompt.system()) + (long) PER_TOOL * prompt.tools().size();
        for (Line line : prompt.lines()) {
            tokens += PER_MESSAGE + text(line.text()) + calls(line.calls());
        }
        return tokens;
    }

    static long of(Recording.Step step) {
        return 1
                + text(step.content())
                + calls(step.calls().stream()
                        .map(call -> new Line.Asked(call.id(), call.name(), call.arguments()))
                        .toList());
    }

    private static long calls(List<Line.Asked> calls) {
        return calls.stream()
                .mapToLong(call -> PER_CALL + text(call.name()) + text(call.arguments()))
                .sum();
    }

    private static long text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN;
    }
}
