package dev.taffrail.sink.project;

import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.event.ModelStep;
import java.util.List;

/// A model call that returned: a step, its answer in the conversation, and what the guardrail said of it.
final class ModelSteps {
    private static final Attempt NONE = new Attempt(0, Billing.UNKNOWN, TokenUsage.NONE, "", "", "", 0);

    private ModelSteps() {}

    static List<RowChange> project(long id, ModelStep e) {
        var answer = e.answer();
        return answer == null
                ? Projection.withVerdicts(id, e.head(), e.verdicts(), step(id, e))
                : Projection.withVerdicts(
                        id,
                        e.head(),
                        e.verdicts(),
                        step(id, e),
                        new RowChange.MessageAdded(id, e.head(), e.sequence(), answer));
    }

    private static RowChange step(long id, ModelStep e) {
        var last = e.attempts().isEmpty() ? NONE : e.attempts().getLast();
        return new RowChange.StepAdded(
                id,
                e.head(),
                e.callId(),
                e.grant(),
                e.status(),
                last.provider(),
                last.model(),
                e.attempts().size(),
                usage(e.attempts()),
                e.charged(),
                e.finish(),
                e.overspent(),
                e.latencyMillis(),
                error(e, last),
                e.sequence());
    }

    private static TokenUsage usage(List<Attempt> attempts) {
        var sum = TokenUsage.NONE;
        for (var attempt : attempts) {
            var usage = attempt.usage();
            sum = new TokenUsage(
                    sum.promptTokens() + usage.promptTokens(),
                    sum.completionTokens() + usage.completionTokens(),
                    sum.cacheReadTokens() + usage.cacheReadTokens(),
                    sum.cacheWriteTokens() + usage.cacheWriteTokens(),
                    sum.reasoningTokens() + usage.reasoningTokens());
        }
        return sum;
    }

    private static String error(ModelStep e, Attempt last) {
        return RowChange.preview(e.detail().isEmpty() ? last.failure() : e.detail());
    }
}
