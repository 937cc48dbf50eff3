package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.ModelCost;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model's answer, or its failure, does to the run that waits for it.
final class ModelReturns {
    private ModelReturns() {}

    static void accept(Draft draft, LiveRun before, PendingCall call, Spend reserved, ModelReturned event) {
        var result = event.result();
        var agent = draft.require(Key.agent(before.head().agent())).agent();
        var cost = Returns.cost(result, reserved, agent.price());
        var run = before.with(Budgets.settle(draft, before.head(), reserved, cost));
        var charge = new Charge(call, reserved, cost);
        switch (result.status()) {
            case ANSWERED -> answered(draft, run, agent, charge, event);
            case FAILED_TRANSIENT, UNKNOWN -> failed(draft, told(draft, run, charge, event, -1, null), charge, result);
            case FAILED_PERMANENT ->
                Endings.end(
                        draft,
                        told(draft, run, charge, event, -1, null),
                        Ending.failed(Reason.MODEL_REFUSED, result.detail()));
        }
    }

    /// What a grant held and what it cost.
    private record Charge(PendingCall call, Spend reserved, Spend cost) {
        boolean overspent() {
            return Overspending.is(reserved, cost);
        }
    }

    private static void answered(
            Draft draft, LiveRun before, AgentDefinition agent, Charge charge, ModelReturned event) {
        var rejecting = event.verdicts().stream()
                .filter(verdict -> verdict.action() == Action.REJECT)
                .findFirst();
        if (rejecting.isPresent()) {
            Endings.end(
                    draft,
                    told(draft, before, charge, event, -1, null),
                    Ending.failed(Reason.GUARDRAIL, refusal(rejecting.get())));
            return;
        }
        var result = event.result();
        var key = before.head().key();
        var sequence = draft.require(Key.session(key)).messages();
        var answer = Message.assistant(
                result.answer(),
                result.toolRequests(),
                key.run(),
                before.head().leg(),
                before.head().step());
        Conversation.append(draft, key, answer);
        var head = before.head().withFailures(0).with(measured(before.head().prompt(), result, sequence + 1));
        head = result.answer().isEmpty() ? head : head.answeredAt(sequence);
        var run = told(draft, before.with(head), charge, event, sequence, answer);
        var goesOn = !result.toolRequests().isEmpty() || !run.inbox().isEmpty();
        if (goesOn && charge.overspent()) {
            stop(draft, run, charge, result.toolRequests(), sequence + 1);
        } else if (!result.toolRequests().isEmpty()) {
            Steps.act(draft, run, result.toolRequests(), agent, sequence + 1);
        } else if (!run.inbox().isEmpty()) {
            Steps.finish(draft, run, sequence + 1);
        } else {
            conclude(draft, Steps.checkpoint(draft, run), agent, charge, result.finish());
        }
    }

    /// Names the stage and not the tool, which is what a model called it: the verdict of the step has that.
    private static String refusal(Verdict verdict) {
        String stage = verdict.source().split("[:/]", 2)[0];
        return "the model's answer was refused by the rule " + verdict.rule() + " at " + stage;
    }

    /// The bill was above the reservation: nothing that the answer asks for is executed.
    private static void stop(Draft draft, LiveRun before, Charge charge, List<ToolRequest> requests, long base) {
        var run = before;
        var next = base;
        for (var request : requests) {
            run = Steps.placeRuntime(draft, run, next, request, "not executed: the budget is used up");
            next++;
        }
        Conversation.close(draft, run.head().key(), next);
        Endings.end(draft, run, Overspending.ending(draft, run.head(), charge.reserved(), charge.cost()));
    }

    /// The answer asks for nothing more: the run is done, unless its budget cut the answer short.
    private static void conclude(Draft draft, LiveRun run, AgentDefinition agent, Charge charge, FinishReason finish) {
        var cap = charge.reserved().completionTokens();
        if (finish == FinishReason.LENGTH && cap < agent.maxCompletionTokens()) {
            var wanted = ModelCost.worst(agent.price(), charge.reserved().promptTokens(), agent.maxCompletionTokens());
            var hit = Budgets.shortfall(draft, run.head(), wanted)
                    .orElse(new LimitHit(
                            Scope.RUN, Dimension.COMPLETION_TOKENS, cap, cap, agent.maxCompletionTokens() - cap, ""));
            Endings.endAfterStep(draft, run, Ending.exhausted(hit));
        } else {
            Endings.endAfterStep(
                    draft,
                    run,
                    Ending.completed(
                            finish == FinishReason.LENGTH
                                    ? "the answer was cut at the agent's max_completion_tokens"
                                    : ""));
        }
    }

    private static void failed(Draft draft, LiveRun before, Charge charge, ModelResult result) {
        var failures = before.head().failures() + 1;
        var run = before.with(before.head().withFailures(failures));
        if (charge.overspent()) {
            Endings.end(draft, run, Overspending.ending(draft, run.head(), charge.reserved(), charge.cost()));
            return;
        }
        var limit = run.head().budget().limits().consecutiveFailures();
        if (limit > 0 && failures >= limit) {
            Endings.end(
                    draft,
                    run,
                    Ending.failed(
                            Reason.TOO_MANY_FAILURES,
                            "%d calls failed in a row, the last one with: %s".formatted(failures, result.detail())));
            return;
        }
        var again = charge.call().failed();
        var wait = Rules.backoff(again.failures(), result.retryAfterMillis());
        Grants.again(draft, run, again, RegrantReason.FAILED, result.detail(), draft.now() + wait);
    }

    private static LiveRun told(
            Draft draft, LiveRun run, Charge charge, ModelReturned event, long sequence, @Nullable Message answer) {
        var result = event.result();
        var chainHash = draft.require(Key.session(run.head().key())).chainHash();
        if (charge.overspent()) {
            Overspending.audit(draft, run.head(), charge.call().callId(), charge.reserved(), charge.cost());
        }
        return draft.event(
                run,
                at -> new ModelStep(
                        at,
                        charge.call().callId(),
                        result.head().grant(),
                        result.status(),
                        result.attempts(),
                        result.finish(),
                        charge.cost(),
                        charge.overspent(),
                        result.latencyMillis(),
                        result.detail(),
                        sequence,
                        answer,
                        chainHash,
                        event.verdicts()));
    }

    /// What the provider counted covers the conversation up to and including the answer.
    private static PromptSize measured(PromptSize before, ModelResult result, long messages) {
        for (var attempt : result.attempts()) {
            if (attempt.billing() == Billing.BILLED && attempt.usage().promptTokens() > 0) {
                return new PromptSize(attempt.provider(), tokens(attempt), messages);
            }
        }
        return before;
    }

    private static long tokens(Attempt attempt) {
        return Math.addExact(attempt.usage().promptTokens(), attempt.usage().completionTokens());
    }
}
