package dev.taffrail.schemas.run;

import java.util.List;

/// Upper bounds. 0 means "not given": the next more general setting applies. There is no way to say "without a limit".
///
/// @param costMicros millionths of a US dollar
/// @param wallClockMillis time at work, in event time: from the start of each leg to its end, pauses included, waiting
///     in the queue of the session and between the legs not
/// @param consecutiveFailures failed model or tool calls without a success between them
public record Limits(
        long iterations,
        long depth,
        long promptTokens,
        long completionTokens,
        long totalTokens,
        long costMicros,
        long toolCalls,
        List<ToolLimit> perTool,
        long wallClockMillis,
        long consecutiveFailures) {

    public static final Limits NONE = new Limits(0, 0, 0, 0, 0, 0, 0, List.of(), 0, 0);

    public Limits {
        perTool = List.copyOf(perTool);
    }
}
