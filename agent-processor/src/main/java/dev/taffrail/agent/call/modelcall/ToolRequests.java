package dev.taffrail.agent.call.modelcall;

import dev.taffrail.detection.toolcall.ArgumentCheck;
import dev.taffrail.detection.toolcall.CheckedArguments;
import dev.taffrail.detection.toolcall.ProblemKind;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The tool calls of an answer as they go onto the log: ids unique within the answer, arguments checked against the
/// agent's tools.
final class ToolRequests {
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_NAME = 128;

    private ToolRequests() {}

    /// @param step of the call, for ids that the provider did not give
    static List<ToolRequest> checked(List<dev.taffrail.agent.model.ToolRequest> asked, ArgumentCheck check, int step) {
        var ids = new HashSet<String>();
        var requests = new ArrayList<ToolRequest>();
        for (var request : asked) {
            requests.add(checked(request, id(request.id(), ids, step, requests.size()), check));
        }
        return requests;
    }

    private static String id(String given, Set<String> taken, int step, int index) {
        if (!given.isBlank() && given.length() <= LONGEST_ID && taken.add(given)) {
            return given;
        }
        String derived = "call_" + step + "_" + index;
        while (!taken.add(derived)) {
            derived += "_";
        }
        return derived;
    }

    private static ToolRequest checked(dev.taffrail.agent.model.ToolRequest request, String id, ArgumentCheck check) {
        String name = request.name().length() <= LONGEST_NAME
                ? request.name()
                : request.name().substring(0, LONGEST_NAME);
        Text arguments = Text.of(request.arguments(), Origin.MODEL);
        return switch (check.check(request.name(), request.arguments())) {
            case CheckedArguments.Valid _ -> new ToolRequest(id, name, arguments, ArgumentProblem.NONE, "");
            case CheckedArguments.Invalid invalid ->
                new ToolRequest(id, name, arguments, problem(invalid.reason()), invalid.toldToModel(name));
        };
    }

    private static ArgumentProblem problem(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED_JSON -> ArgumentProblem.MALFORMED_JSON;
            case WRONG_TYPE -> ArgumentProblem.WRONG_TYPE;
            case MISSING_FIELD -> ArgumentProblem.MISSING_FIELD;
            case EXTRA_FIELD -> ArgumentProblem.EXTRA_FIELD;
            case UNKNOWN_TOOL -> ArgumentProblem.UNKNOWN_TOOL;
            case NOT_IN_ENUM, OTHER -> ArgumentProblem.OTHER;
        };
    }
}
