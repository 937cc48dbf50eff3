package dev.taffrail.agent.call.toolcall;

import dev.taffrail.agent.call.agents.AgentLookup;
import dev.taffrail.agent.call.claim.CallHandler;
import dev.taffrail.agent.call.claim.Claim;
import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolRunner;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Runs one tool call and says how it went. What it cannot be certain of it calls unknown. A tool is started only with
/// arguments that fit, as they are now: the guardrails may have taken something out of what the model wrote.
public final class ToolCallHandler implements CallHandler<ToolCall> {
    private static final Duration UNTIL_AN_AGENT_IS_READ = Duration.ofMillis(200);

    private final Function<String, AgentLookup> agents;
    private final ToolCatalogue tools;
    private final Function<RunKey, Path> workspaces;
    private final InstantSource clock;
    private final LongSupplier ticker;

    /// @param agents by version, `name@hash`
    /// @param workspaces the folder that a run may work in; it exists
    /// @param clock for display only
    /// @param ticker nanoseconds, for latencies
    public ToolCallHandler(
            Function<String, AgentLookup> agents,
            ToolCatalogue tools,
            Function<RunKey, Path> workspaces,
            InstantSource clock,
            LongSupplier ticker) {
        this.agents = agents;
        this.tools = tools;
        this.workspaces = workspaces;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public CallResult handle(ToolCall call, Claim claim) {
        Optional<Tool> tool = tools.find(call.tool());
        if (tool.isEmpty()) {
            return result(claim, ToolStatus.FAILED, Text.of(tools.unknown(call.tool()), Origin.RUNTIME), 0, 0);
        }
        return switch (agents.apply(call.agent())) {
            case AgentLookup.Found(var agent) ->
                LeftArguments.problem(call, agent.arguments())
                        .<CallResult>map(why -> refused(claim, why))
                        .orElseGet(() -> start(call, claim, tool.get()));
            case AgentLookup.Missing _ ->
                claim.notStarted(
                        NotStartedReason.UNKNOWN_AGENT,
                        UNTIL_AN_AGENT_IS_READ,
                        "agent " + call.agent() + " is not known here yet");
            case AgentLookup.Unusable(var why) -> refused(claim, why);
        };
    }

    private static ToolResult refused(Claim claim, String why) {
        return result(claim, ToolStatus.REFUSED, Text.of(why, Origin.RUNTIME), 0, 0);
    }

    private CallResult start(ToolCall call, Claim claim, Tool tool) {
        var granted = GrantedTool.of(
                tool, call.effect(), Duration.ofMillis(call.head().timeoutMillis()));
        var invocation = new ToolInvocation(
                call.head().run().run(),
                call.head().callId(),
                call.head().idempotencyKey(),
                call.arguments().content(),
                workspaces.apply(call.head().run()));
        Optional<NotStarted> refusal = claim.refusal();
        return refusal.isPresent() ? refusal.get() : run(granted, invocation, claim);
    }

    private ToolResult run(GrantedTool tool, ToolInvocation invocation, Claim claim) {
        long startedAt = clock.millis();
        long start = ticker.getAsLong();
        ToolStatus status;
        Text content;
        try {
            ToolOutcome outcome = ToolRunner.run(tool, invocation);
            status = status(outcome);
            content = content(outcome);
        } catch (InterruptedException _) {
            status = stopped(tool.spec().effect(), claim.stopped());
            content = Text.of("the call was stopped while it ran: " + claim.stopped(), Origin.RUNTIME);
        }
        return result(
                claim,
                status,
                content,
                startedAt,
                Duration.ofNanos(ticker.getAsLong() - start).toMillis());
    }

    private static ToolResult result(Claim claim, ToolStatus status, Text content, long startedAt, long latencyMillis) {
        return new ToolResult(claim.head(), status, content, startedAt, latencyMillis);
    }

    private static ToolStatus status(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Succeeded _ -> ToolStatus.OK;
            case ToolOutcome.Failed failed when failed.kind() == ToolFailure.TIMEOUT -> ToolStatus.TIMED_OUT;
            case ToolOutcome.Failed failed ->
                failed.transientFailure() ? ToolStatus.FAILED_TRANSIENT : ToolStatus.FAILED;
            case ToolOutcome.Unknown _ -> ToolStatus.UNKNOWN;
        };
    }

    private static Text content(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Succeeded(var content) -> Text.of(content, Origin.TOOL);
            case ToolOutcome.Failed failed -> Text.of(failed.message(), Origin.TOOL);
            case ToolOutcome.Unknown(var message) -> Text.of(message, Origin.RUNTIME);
        };
    }

    /// What is true of a call that was interrupted while it ran.
    private static ToolStatus stopped(Effect effect, NotStartedReason why) {
        boolean mayBeGrantedAgain = why == NotStartedReason.SHUTTING_DOWN;
        return switch (effect) {
            case READ_ONLY -> mayBeGrantedAgain ? ToolStatus.FAILED_TRANSIENT : ToolStatus.CANCELLED;
            case IDEMPOTENT -> mayBeGrantedAgain ? ToolStatus.FAILED_TRANSIENT : ToolStatus.UNKNOWN;
            case ONCE -> ToolStatus.UNKNOWN;
        };
    }
}
