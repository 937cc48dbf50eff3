package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
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
        var place = Place.of(Stage.ANSWER);
        var fields = Fields.scrub(policy, place, result);
        var answer = Texts.screen(policy, Stage.ANSWER, result.answer(), Origin.MODEL);
        var verdicts = new ArrayList<Verdict>(answer.screening().verdicts());
        verdicts.addAll(fields.verdicts());
        var requests = new ArrayList<ToolRequest>();
        var screen = new ToolRequestScreen(policy);
        for (ToolRequest request : fields.record().toolRequests()) {
            var asked = screen.screen(request);
            verdicts.addAll(asked.verdicts());
            requests.add(asked.request());
        }
        boolean rejected = verdicts.stream().anyMatch(verdict -> verdict.action() == Action.REJECT);
        var passed = with(fields.record(), rejected ? Text.EMPTY : answer.text(), rejected ? List.of() : requests);
        return bounded(new ModelReturned(source, lane, passed, verdicts));
    }

    /// Rejected content is replaced by a notice, and what had succeeded counts as failed.
    ToolReturned tool(Source source, String lane, ToolResult returned) {
        var fields = Fields.scrub(
                policy, Place.ofTool(Stage.TOOL_RESULT, returned.head().tool()), returned);
        var result = fields.record();
        if (!TextSize.fits(result.content().content())) {
            return new ToolReturned(source, lane, withheld(result, tooLong()), fields.verdicts());
        }
        Origin origin = !lane.isEmpty() || result.content().origin() == Origin.EXTERNAL ? Origin.EXTERNAL : Origin.TOOL;
        var content = Texts.screen(policy, Stage.TOOL_RESULT, result.head().tool(), result.content(), origin);
        var verdicts = new ArrayList<Verdict>(content.screening().verdicts());
        verdicts.addAll(fields.verdicts());
        if (content.screening().rejected()) {
            String why = "by policy " + content.screening().rule();
            return new ToolReturned(source, lane, withheld(result, why), verdicts);
        }
        return new ToolReturned(source, lane, with(result, result.status(), content.text()), verdicts);
    }

    /// What was not started has no text for a model, but may say what stood in the way.
    Fields.Scrubbed<NotStarted> notStarted(NotStarted result) {
        String tool = result.head().tool();
        var place = tool.isEmpty() ? Place.of(Stage.ANSWER) : Place.ofTool(Stage.TOOL_RESULT, tool);
        return Fields.scrub(policy, place, result);
    }

    /// The same with as many verdicts as its record has room for.
    static CallReturned listing(CallReturned returned) {
        return switch (returned) {
            case ModelReturned(Source source, String lane, ModelResult result, List<Verdict> verdicts) ->
                new ModelReturned(source, lane, result, Listed.inTheInbox(verdicts));
            case ToolReturned(Source source, String lane, ToolResult result, List<Verdict> verdicts) ->
                new ToolReturned(source, lane, result, Listed.inTheInbox(verdicts));
            case CallNotStarted notStarted -> notStarted;
        };
    }

    /// What is left of a result that does not fit into one record of the inbox.
    static CallReturned shortened(CallReturned returned) {
        return switch (returned) {
            case ModelReturned(Source source, String lane, ModelResult result, List<Verdict> verdicts) ->
                listing(new ModelReturned(source, lane, failed(result), verdicts));
            case ToolReturned(Source source, String lane, ToolResult result, List<Verdict> verdicts) ->
                listing(new ToolReturned(source, lane, withheld(result, tooLong()), verdicts));
            case CallNotStarted notStarted -> notStarted;
        };
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

    /// What succeeded counts as failed. What did not keeps its status: whether a call that must not be repeated
    /// happened is no better known without its text.
    private static ToolResult withheld(ToolResult result, String why) {
        return result.status() == ToolStatus.OK
                ? with(result, ToolStatus.FAILED, notice("the call was made; its result is withheld: " + why))
                : with(result, result.status(), notice("withheld: " + why));
    }

    private static Text notice(String said) {
        return Text.of("[" + said + "]", Origin.RUNTIME);
    }

    private static ToolResult with(ToolResult result, ToolStatus status, Text content) {
        return new ToolResult(result.head(), status, content, result.startedAt(), result.latencyMillis());
    }

    private static String tooLong() {
        return "longer than " + Topics.INLINE_TEXT_BYTES + " bytes";
    }
}
