package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.Arrays;
import java.util.List;

/// An event as the gate would make it, once it has a source.
@FunctionalInterface
interface Tell {
    InboxEvent from(Source source);

    /// What a provider counts for a call unless a test says otherwise.
    TokenUsage USAGE = new TokenUsage(20, 10, 0, 0, 0);

    List<Verdict> REFUSED =
            List.of(new Verdict("gate", "secrets", "default", 1000, List.of(), Action.REJECT, Bytes.EMPTY, 0, ""));

    static Tell admitted(RunKey run, AgentDefinition agent, Limits limits, Limits sessionLimits) {
        return admitted(run, agent, limits, sessionLimits, "me", Concurrency.NONE);
    }

    /// A run whose policy limits how many are at work.
    static Tell admitted(RunKey run, String user, Concurrency concurrency) {
        return admitted(run, Given.AGENT, Given.LIMITS, Given.SESSION_LIMITS, user, concurrency);
    }

    private static Tell admitted(
            RunKey run,
            AgentDefinition agent,
            Limits limits,
            Limits sessionLimits,
            String user,
            Concurrency concurrency) {
        return source -> new RunAdmitted(
                source,
                run,
                agent,
                Text.of("do it", Origin.USER),
                limits,
                sessionLimits,
                List.of(),
                user,
                "",
                null,
                List.of(),
                Given.POLICY,
                List.of(),
                concurrency);
    }

    static Tell admitted(RunKey run) {
        return admitted(run, Given.AGENT, Given.LIMITS, Given.SESSION_LIMITS);
    }

    static Tell refused(RunKey run) {
        return source -> new RunRefused(
                source,
                run,
                "nobody",
                Reason.UNKNOWN_AGENT,
                "there is no agent nobody",
                Text.EMPTY,
                List.of(),
                "me",
                "",
                List.of());
    }

    static Tell command(RunKey run, String id, CommandKind kind, Limits add, int checkpoint, List<Verdict> verdicts) {
        var text = kind == CommandKind.MESSAGE ? Text.of("and this", Origin.USER) : Text.EMPTY;
        return source ->
                new CommandReceived(source, run, id, kind, "because", text, add, checkpoint, "me", "", verdicts);
    }

    static Tell message(RunKey run, String id, String text) {
        return source -> new CommandReceived(
                source,
                run,
                id,
                CommandKind.MESSAGE,
                "because",
                Text.of(text, Origin.USER),
                Limits.NONE,
                0,
                "me",
                "",
                List.of());
    }

    static Tell command(RunKey run, String id, CommandKind kind) {
        return command(run, id, kind, Limits.NONE, 0, List.of());
    }

    static Tell answers(ResultHead to, String text) {
        return model(to, ModelStatus.ANSWERED, billed(USAGE), text, FinishReason.STOP);
    }

    /// As the gate lets it through: empty, when a verdict rejects it.
    static Tell screened(ResultHead to, List<Verdict> verdicts) {
        var result = new ModelResult(
                to, ModelStatus.ANSWERED, billed(USAGE), Text.EMPTY, List.of(), FinishReason.STOP, 0, "", 0, 5);
        return returned(result, "", verdicts);
    }

    static Tell asks(ResultHead to, String... tools) {
        return returned(new ModelResult(
                to,
                ModelStatus.ANSWERED,
                billed(USAGE),
                Text.EMPTY,
                requests(tools),
                FinishReason.TOOL_CALLS,
                0,
                "",
                0,
                5));
    }

    static Tell model(ResultHead to, ModelStatus status, List<Attempt> attempts, String text, FinishReason finish) {
        var detail = status == ModelStatus.ANSWERED ? "" : "the provider failed";
        return returned(
                new ModelResult(to, status, attempts, Text.of(text, Origin.MODEL), List.of(), finish, 0, detail, 0, 5));
    }

    static Tell fails(ResultHead to, ModelStatus status, Billing billing) {
        return model(to, status, attempts(billing, USAGE), "", FinishReason.UNKNOWN);
    }

    static Tell tool(ResultHead to, ToolStatus status) {
        return returned(new ToolResult(to, status, Text.of("result", Origin.TOOL), 0, 5));
    }

    static Tell notStarted(ResultHead to, NotStartedReason reason) {
        return returned(new NotStarted(to, reason, 0, ""));
    }

    static Tell returned(CallResult result) {
        return returned(result, "", List.of());
    }

    static Tell returned(CallResult result, String lane, List<Verdict> verdicts) {
        return source -> switch (result) {
            case ModelResult model -> new ModelReturned(source, lane, model, verdicts);
            case ToolResult tool -> new ToolReturned(source, lane, tool, verdicts);
            case NotStarted not -> new CallNotStarted(source, lane, not);
        };
    }

    static Tell handedOver(List<Long> running) {
        return source -> new CallersHandedOver(source, new CallerHandover(Story.PARTITION, "", "caller-1", running));
    }

    static Tell tookOver(long uptoSeq) {
        return source -> new CallersTookOver(source, new CallerTakeover(Story.PARTITION, "", "caller-2", uptoSeq));
    }

    /// The caller that [#handedOver] is about takes the partition again.
    static Tell tookBack(long uptoSeq) {
        return source -> new CallersTookOver(source, new CallerTakeover(Story.PARTITION, "", "caller-1", uptoSeq));
    }

    static List<Attempt> billed(TokenUsage usage) {
        return attempts(Billing.BILLED, usage);
    }

    static List<Attempt> attempts(Billing billing, TokenUsage usage) {
        return List.of(new Attempt(1, billing, usage, "scripted", "clerk", "", 5));
    }

    static ResultHead to(AgentCall call) {
        var head = call.head();
        return new ResultHead(
                head.run(),
                head.callId(),
                head.grant(),
                head.callSeq(),
                head.partition(),
                "caller-1",
                head.policy(),
                "");
    }

    static List<ToolRequest> requests(String... tools) {
        return Arrays.stream(tools).map(Tell::request).toList();
    }

    /// A request for a tool; `!name` is one whose arguments do not fit.
    private static ToolRequest request(String tool) {
        var wrong = tool.startsWith("!");
        var name = wrong ? tool.substring(1) : tool;
        return new ToolRequest(
                "ask-" + name,
                name,
                Text.of("{}", Origin.MODEL),
                wrong ? ArgumentProblem.MISSING_FIELD : ArgumentProblem.NONE,
                wrong ? "missing: path" : "");
    }
}
