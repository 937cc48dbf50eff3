package dev.taffrail.agent.call.toolcall;

import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.text.BoundedText;
import dev.taffrail.detection.toolcall.ArgumentCheck;
import dev.taffrail.detection.toolcall.ArgumentProblem;
import dev.taffrail.detection.toolcall.CheckedArguments;
import dev.taffrail.schemas.call.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the guardrails left of a call's arguments. The model's own fitted the agent's tool when they came, or nobody
/// would have granted the call; so where these do not, something was taken out of them since.
final class LeftArguments {
    private LeftArguments() {}

    /// Why the tool cannot be given what is left, for the model; empty when it can.
    ///
    /// @param check of the agent that the call was decided by, the same that the model's own arguments passed
    static Optional<String> problem(ToolCall call, ArgumentCheck check) {
        return switch (check.check(call.tool(), call.arguments().content())) {
            case CheckedArguments.Valid _ -> Optional.empty();
            case CheckedArguments.Invalid(List<ArgumentProblem> problems) ->
                Optional.of(BoundedText.cut(told(call.tool(), problems), ToolSpec.DEFAULT_OUTPUT_BYTES));
        };
    }

    private static String told(String tool, List<ArgumentProblem> problems) {
        return problems.stream()
                .map(problem -> "- " + problem.message())
                .collect(Collectors.joining(
                        "\n",
                        "The call of " + tool + " was not executed: a guardrail took something out of its arguments,"
                                + " and what is left does not fit the tool:\n",
                        "\nNothing was done. The same call would end the same: send one without what was taken out,"
                                + " or say in your answer what you would have done."));
    }
}
