package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.form.TextSize;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Screens what models and tools said. Attempts, and with them the bill, always pass as they are.
final class ResultScreen {
    private final Policy policy;

    ResultScreen(Policy policy) {
        this.policy = policy;
    }

    /// A rejected answer goes on empty and without tool requests; the verdict tells the run machine to end the run.
    ModelReturned model(Source source, String lane, ModelResult result) {
        if (!fits(result)) {
            return new ModelReturned(source, lane, failed(result), List.of());
        }
        var answer = Texts.screen(policy, Stage.ANSWER, result.answer(), Origin.MODEL);
        var verdicts = new ArrayList<Verdict>(answer.screening().verdicts());
        var requests = new ArrayList<ToolRequest>();
        for (ToolRequest request : result.toolRequests()) {
            var arguments = arguments(request.arguments());
            verdicts.addAll(arguments.screening().verdicts());
            requests.add(with(request, arguments.text()));
        }
        boolean rejected = verdicts.stream().anyMatch(verdict -> verdict.action() == Action.REJECT);
        var passed = with(result, rejected ? Text.EMPTY : answer.text(), rejected ? List.of() : requests);
        return bounded(new ModelReturned(source, lane, passed, verdicts));
    }

    /// Rejected content is replaced by a notice, and the call counts as failed.
    ToolReturned tool(Source source, String lane, ToolResult result) {
        if (!TextSize.fits(result.content().content())) {
            return new ToolReturned(source, lane, withheld(result, tooLong()), List.of());
        }
        Origin origin = !lane.isEmpty() || result.content().origin() == Origin.EXTERNAL ? Origin.EXTERNAL : Origin.TOOL;
        var content = Texts.screen(policy, Stage.TOOL_RESULT, result.content(), origin);
        var verdicts = content.screening().verdicts();
        if (content.screening().rejected()) {
            String notice = "[withheld by policy " + content.screening().rule() + "]";
            return new ToolReturned(source, lane, withheld(result, notice), verdicts);
        }
        return new ToolReturned(source, lane, with(result, result.status(), content.text()), verdicts);
    }

    /// What is left of a result that does not fit into one record of the inbox.
    static CallReturned shortened(CallReturned returned) {
        return switch (returned) {
            case ModelReturned(Source source, String lane, ModelResult result, var _) ->
                new ModelReturned(source, lane, failed(result), List.of());
            case ToolReturned(Source source, String lane, ToolResult result, var _) ->
                new ToolReturned(source, lane, withheld(result, tooLong()), List.of());
            case CallNotStarted notStarted -> notStarted;
        };
    }

    /// Arguments are JSON. When taking something out of them leaves none, nothing of them passes.
    private Texts.Screened arguments(Text arguments) {
        var screened = Texts.screen(policy, Stage.ANSWER, arguments, Origin.MODEL);
        if (screened.screening().action() != Action.SANITIZE
                || JsonTree.isObject(screened.text().content())
                || !JsonTree.isObject(arguments.content())) {
            return screened;
        }
        return Texts.rejected(screened.screening());
    }

    private static ModelReturned bounded(ModelReturned returned) {
        return fits(returned.result())
                ? returned
                : new ModelReturned(returned.source(), returned.lane(), failed(returned.result()), returned.verdicts());
    }

    private static boolean fits(ModelResult result) {
        return TextSize.fits(result.answer().content())
                && result.toolRequests().stream()
                        .allMatch(request -> TextSize.fits(request.arguments().content()));
    }

    private static ModelResult failed(ModelResult result) {
        return new ModelResult(
                result.head(),
                ModelStatus.FAILED_PERMANENT,
                result.attempts(),
                Text.EMPTY,
                List.of(),
                result.finish(),
                0,
                "PAYLOAD_TOO_LARGE: the answer or the arguments of a tool call are longer than "
                        + Topics.INLINE_TEXT_BYTES + " bytes",
                result.startedAt(),
                result.latencyMillis());
    }

    private static ModelResult with(ModelResult result, Text answer, List<ToolRequest> requests) {
        return new ModelResult(
                result.head(),
                result.status(),
                result.attempts(),
                answer,
                requests,
                result.finish(),
                result.retryAfterMillis(),
                result.detail(),
                result.startedAt(),
                result.latencyMillis());
    }

    private static ToolRequest with(ToolRequest request, Text arguments) {
        return new ToolRequest(request.id(), request.name(), arguments, request.problem(), request.explanation());
    }

    private static ToolResult withheld(ToolResult result, String notice) {
        return with(result, ToolStatus.FAILED, Text.of(notice, Origin.RUNTIME));
    }

    private static ToolResult with(ToolResult result, ToolStatus status, Text content) {
        return new ToolResult(result.head(), status, content, result.startedAt(), result.latencyMillis());
    }

    private static String tooLong() {
        return "[withheld: longer than " + Topics.INLINE_TEXT_BYTES + " bytes]";
    }
}
