package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.ToolOffer;
import java.util.List;
import java.util.Optional;

/// What a script sees of a request: the turn that began with the last user message, and what came before it.
///
/// @param input the last user message, empty when there is none
/// @param step assistant messages since then
/// @param answersBefore assistant messages in the whole conversation
/// @param results tool results since then, oldest first
/// @param earlier messages before the last user message, oldest first
record Turn(
        String input,
        int step,
        int answersBefore,
        List<ModelMessage.ToolResult> results,
        List<ModelMessage> earlier,
        List<String> offered) {

    static Turn of(ModelRequest request) {
        var messages = request.messages();
        int start = messages.size();
        do {
            start--;
        } while (start > 0 && !(messages.get(start) instanceof ModelMessage.User));
        var turn = messages.subList(start, messages.size());
        return new Turn(
                turn.getFirst() instanceof ModelMessage.User user ? user.text() : "",
                answers(turn),
                answers(messages),
                turn.stream()
                        .filter(ModelMessage.ToolResult.class::isInstance)
                        .map(ModelMessage.ToolResult.class::cast)
                        .toList(),
                messages.subList(0, start),
                request.tools().stream().map(ToolOffer::name).toList());
    }

    Optional<ModelMessage.ToolResult> result(String tool) {
        return results.reversed().stream()
                .filter(result -> result.toolName().equals(tool))
                .findFirst();
    }

    Optional<ModelMessage.ToolResult> lastResult() {
        return results.isEmpty() ? Optional.empty() : Optional.of(results.getLast());
    }

    private static int answers(List<ModelMessage> messages) {
        return (int) messages.stream()
                .filter(ModelMessage.Assistant.class::isInstance)
                .count();
    }
}
