package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Screens the calls of tools that a model asks for: the name, the arguments, and what is said of them.
///
/// @param policy of the run
record ToolRequestScreen(Policy policy) {
    private static final Place NAME = Place.of(Stage.ANSWER).field("tool_requests.name");

    /// A call as it goes on, and what was found in it.
    record Screened(ToolRequest request, List<Verdict> verdicts) {}

    /// @param request whose explanation was looked at as a part of the answer
    Screened screen(ToolRequest request) {
        // The schema calls it an identifier, which it is when the agent has such a tool. Here it is what the model
        // wrote, and verdicts on the arguments would spell it as their place.
        var name = policy.scrub(NAME, request.name());
        String tool = name.text().equals(request.name()) ? request.name() : "";
        var arguments = arguments(tool, request.arguments());
        var verdicts = new ArrayList<>(arguments.screening().verdicts());
        verdicts.addAll(name.verdicts());
        var place = Place.ofTool(Stage.TOOL_ARGUMENTS, tool).field("tool_requests.explanation");
        String explanation = explanation(request, name.text(), arguments, place, verdicts);
        return new Screened(
                new ToolRequest(request.id(), name.text(), arguments.text(), request.problem(), explanation), verdicts);
    }

    /// Arguments are JSON. When taking something out of them leaves none, nothing of them passes.
    private Texts.Screened arguments(String tool, Text arguments) {
        var screened = Texts.screen(policy, Stage.TOOL_ARGUMENTS, tool, arguments, Origin.MODEL);
        if (screened.screening().action() != Action.SANITIZE
                || JsonTree.isObject(screened.text().content())
                || !JsonTree.isObject(arguments.content())) {
            return screened;
        }
        return Texts.rejected(screened.screening());
    }

    /// What is wrong with the arguments quotes them, and there a value stands without the field that gave it away.
    /// So where something was taken out of them nothing is quoted, and elsewhere their rules look at it too.
    private String explanation(
            ToolRequest request, String name, Texts.Screened arguments, Place place, List<Verdict> verdicts) {
        if (request.explanation().isEmpty()) {
            return "";
        }
        // Of a tool that is not there, the arguments were not looked at.
        if (request.problem() != ArgumentProblem.UNKNOWN_TOOL
                && arguments.screening().action().compareTo(Action.SANITIZE) >= 0) {
            return "The call of %s was not executed: its arguments do not fit (%s). The policy took something out of them, so they are not quoted.\nSend a corrected call."
                    .formatted(name, request.problem().name().toLowerCase(Locale.ROOT));
        }
        var screening = policy.scrub(place, request.explanation());
        verdicts.addAll(screening.verdicts());
        return screening.text();
    }
}
