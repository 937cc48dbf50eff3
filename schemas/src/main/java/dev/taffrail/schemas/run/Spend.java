package dev.taffrail.schemas.run;

import java.util.List;

/// What was used, or is reserved, in each countable dimension. Never negative.
public record Spend(
        long iterations,
        long promptTokens,
        long completionTokens,
        long costMicros,
        long toolCalls,
        List<ToolLimit> perTool) {

    public static final Spend ZERO = new Spend(0, 0, 0, 0, 0, List.of());

    public Spend {
        perTool = List.copyOf(perTool);
    }

    public long totalTokens() {
        return Math.addExact(promptTokens, completionTokens);
    }
}
