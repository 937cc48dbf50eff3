package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a run carries through all its states and legs. Counters only grow.
///
/// @param seq of the last event
/// @param step the iteration; 0 before the first
/// @param agent `name@hash`
/// @param firstMessage where the run's messages begin in the conversation
/// @param lastAnswer sequence of the model's last message with a text; -1 when there is none
/// @param prompt what is known about the size of the prompt
/// @param failures in a row
/// @param repairs answers with invalid tool calls in a row
/// @param activeMillis of the legs before this one
/// @param legStarted epoch milliseconds; 0 when the leg has not begun
/// @param open grants that were given up and may still be billed
/// @param commands the latest command ids, so that the same command acts once
/// @param policy `name@hash` that the texts of the run's calls are screened by; empty for a run of a time without it
/// @param flows what that policy stops after untrusted content
/// @param counted whether its legs take a slot of the tenant
public record RunHead(
        RunKey key,
        int leg,
        long seq,
        int step,
        String agent,
        Account budget,
        long firstMessage,
        long lastAnswer,
        PromptSize prompt,
        int failures,
        int repairs,
        long activeMillis,
        long legStarted,
        List<OpenGrant> open,
        List<String> commands,
        List<Label> labels,
        String principal,
        String traceparent,
        @Nullable Parent parent,
        String policy,
        List<FlowRule> flows,
        boolean counted) {

    public RunHead {
        open = List.copyOf(open);
        commands = List.copyOf(commands);
        labels = List.copyOf(labels);
        flows = List.copyOf(flows);
    }

    RunHead nextEvent() {
        return changed(to -> to.seq++);
    }

    RunHead nextStep() {
        return changed(to -> to.step++);
    }

    /// The step that was about to begin does not.
    RunHead withoutThisStep() {
        return changed(to -> to.step--);
    }

    RunHead inLeg(int newLeg) {
        return changed(to -> to.leg = newLeg);
    }

    /// The leg begins to work.
    RunHead begun(long now, long newFirstMessage) {
        return changed(to -> {
            to.firstMessage = newFirstMessage;
            to.failures = 0;
            to.repairs = 0;
            to.legStarted = now;
        });
    }

    /// The leg is over: its time counts.
    RunHead stopped(long now) {
        return changed(to -> {
            to.activeMillis += legStarted == 0 ? 0 : Math.max(0, now - legStarted);
            to.legStarted = 0;
        });
    }

    RunHead with(Account newBudget) {
        return changed(to -> to.budget = newBudget);
    }

    RunHead with(PromptSize newPrompt) {
        return changed(to -> to.prompt = newPrompt);
    }

    RunHead answeredAt(long sequence) {
        return changed(to -> to.lastAnswer = sequence);
    }

    RunHead withFailures(int newFailures) {
        return changed(to -> to.failures = newFailures);
    }

    RunHead withRepairs(int newRepairs) {
        return changed(to -> to.repairs = newRepairs);
    }

    /// It has no slot that could be given back.
    RunHead uncounted() {
        return changed(to -> to.counted = false);
    }

    RunHead withOpen(List<OpenGrant> newOpen) {
        return changed(to -> to.open = newOpen);
    }

    RunHead remembering(String commandId) {
        var latest = new ArrayList<>(commands);
        latest.add(commandId);
        var from = Math.max(0, latest.size() - Rules.REMEMBERED_COMMANDS);
        return changed(to -> to.commands = latest.subList(from, latest.size()));
    }

    private RunHead changed(Consumer<Change> change) {
        var to = new Change();
        change.accept(to);
        return new RunHead(
                key,
                to.leg,
                to.seq,
                to.step,
                agent,
                to.budget,
                to.firstMessage,
                to.lastAnswer,
                to.prompt,
                to.failures,
                to.repairs,
                to.activeMillis,
                to.legStarted,
                to.open,
                to.commands,
                labels,
                principal,
                traceparent,
                parent,
                policy,
                flows,
                to.counted);
    }

    /// What may change of this head, while it does.
    private final class Change {
        private int leg = RunHead.this.leg;
        private long seq = RunHead.this.seq;
        private int step = RunHead.this.step;
        private Account budget = RunHead.this.budget;
        private long firstMessage = RunHead.this.firstMessage;
        private long lastAnswer = RunHead.this.lastAnswer;
        private PromptSize prompt = RunHead.this.prompt;
        private int failures = RunHead.this.failures;
        private int repairs = RunHead.this.repairs;
        private long activeMillis = RunHead.this.activeMillis;
        private long legStarted = RunHead.this.legStarted;
        private List<OpenGrant> open = RunHead.this.open;
        private List<String> commands = RunHead.this.commands;
        private boolean counted = RunHead.this.counted;
    }
}
