package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.FinishReason;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.ToolRequest;
import dev.taffrail.agent.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fills in an answer, and cuts it at the completion cap as a provider does.
final class Answers {
    private Answers() {}

    static ModelReply.Answered render(Then.Answer answer, Script script, Rule rule, Turn turn, ModelRequest request) {
        String said = answer.say().render(turn);
        var asked = new ArrayList<ToolRequest>();
        for (Then.Call call : answer.calls()) {
            // Unique in the conversation: no other answer is its n-th.
            String id = "call_" + turn.answersBefore() + "_" + asked.size();
            asked.add(new ToolRequest(
                    id, call.tool().render(turn), call.arguments().render(turn)));
        }
        long capBytes = (long) request.maxCompletionTokens() * Tokens.BYTES_PER_TOKEN;
        String text = Tokens.cut(said, capBytes);
        var calls = fitting(asked, capBytes - Tokens.bytes(text));
        boolean cut = text.length() < said.length() || calls.size() < asked.size();
        return new ModelReply.Answered(
                text,
                calls,
                cut ? FinishReason.LENGTH : calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS,
                usage(answer.usage(), request, cut ? request.maxCompletionTokens() : Tokens.completion(text, calls)),
                Optional.of(script.name() + "#" + rule.number()),
                script.name());
    }

    /// The calls that the cap leaves room for; a call is never cut in the middle.
    private static List<ToolRequest> fitting(List<ToolRequest> calls, long bytes) {
        long left = bytes;
        for (int i = 0; i < calls.size(); i++) {
            left -= Tokens.bytes(calls.get(i));
            if (left < 0) {
                return List.copyOf(calls.subList(0, i));
            }
        }
        return calls;
    }

    private static Usage usage(Then.Billing billing, ModelRequest request, long completion) {
        long parts = billing.cacheRead() + billing.cacheWrite();
        return new Usage(
                billing.prompt().orElseGet(() -> Math.max(Tokens.prompt(request), parts)),
                billing.completion().orElse(Math.max(completion, billing.reasoning())),
                billing.cacheRead(),
                billing.cacheWrite(),
                billing.reasoning());
    }
}
