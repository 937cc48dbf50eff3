package dev.taffrail.agent.tool;

import dev.taffrail.agent.tool.text.BoundedText;
import dev.taffrail.detection.toolcall.CheckedArguments;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one way to run a tool: checks the arguments, starts the tool on a virtual thread of its own, gives it its time
/// and no more, turns what it throws into an outcome, and cuts its output.
public final class ToolRunner {
    private ToolRunner() {}

    /// Runs the tool to its end. A tool that does not heed the interrupt of its timeout is left behind; so a tool
    /// that may not be repeated answers [ToolOutcome.Unknown] then, and also when it throws.
    ///
    /// @throws InterruptedException when the caller is interrupted; the tool is interrupted as well
    public static ToolOutcome run(Tool tool, ToolInvocation invocation) throws InterruptedException {
        ToolSpec spec = tool.spec();
        return switch (spec.parameters().check(invocation.arguments())) {
            case CheckedArguments.Valid valid -> started(tool, spec, invocation.withArguments(valid.canonical()));
            case CheckedArguments.Invalid invalid ->
                ToolOutcome.failed(ToolFailure.INVALID_ARGUMENTS, invalid.toldToModel(spec.name()));
        };
    }

    private static ToolOutcome started(Tool tool, ToolSpec spec, ToolInvocation invocation)
            throws InterruptedException {
        var work = new FutureTask<ToolOutcome>(() -> tool.call(invocation));
        Thread.ofVirtual().name("tool-" + spec.name()).start(work);
        try {
            return cut(work.get(spec.timeout().toNanos(), TimeUnit.NANOSECONDS), spec.outputBytes());
        } catch (TimeoutException late) {
            return unfinished(
                    spec,
                    ToolFailure.TIMEOUT,
                    "did not finish within " + spec.timeout().toMillis() + " ms");
        } catch (ExecutionException thrown) {
            return defect(spec, Objects.requireNonNullElse(thrown.getCause(), thrown));
        } finally {
            work.cancel(true);
        }
    }

    private static ToolOutcome cut(ToolOutcome outcome, int maxBytes) {
        return switch (outcome) {
            case ToolOutcome.Succeeded(var content) -> new ToolOutcome.Succeeded(BoundedText.cut(content, maxBytes));
            case ToolOutcome.Failed(var kind, var message, var transientFailure) ->
                new ToolOutcome.Failed(kind, BoundedText.cut(message, maxBytes), transientFailure);
            case ToolOutcome.Unknown(var message) -> new ToolOutcome.Unknown(BoundedText.cut(message, maxBytes));
        };
    }

    /// Only the exception's class is told: its message may hold what the model must not see.
    private static ToolOutcome defect(ToolSpec spec, Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        return unfinished(
                spec,
                ToolFailure.FAILED,
                "failed inside with " + thrown.getClass().getSimpleName());
    }

    private static ToolOutcome unfinished(ToolSpec spec, ToolFailure kind, String what) {
        return switch (spec.effect()) {
            case READ_ONLY, IDEMPOTENT ->
                new ToolOutcome.Failed(kind, spec.name() + " " + what, kind == ToolFailure.TIMEOUT);
            case ONCE -> new ToolOutcome.Unknown(spec.name() + " " + what + "; it may or may not have taken effect");
        };
    }
}
