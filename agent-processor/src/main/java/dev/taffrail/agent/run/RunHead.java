package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;
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
        @Nullable Parent parent) {

    public RunHead {
        open = List.copyOf(open);
        commands = List.copyOf(commands);
        labels = List.copyOf(labels);
    }

    RunHead nextEvent() {
        return copy(
                leg,
                seq + 1,
                step,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead nextStep() {
        return copy(
                leg,
                seq,
                step + 1,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead inLeg(int newLeg) {
        return copy(
                newLeg,
                seq,
                step,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    /// The leg begins to work.
    RunHead begun(long now, long newFirstMessage) {
        return copy(
                leg, seq, step, budget, newFirstMessage, lastAnswer, prompt, 0, 0, activeMillis, now, open, commands);
    }

    /// The leg is over: its time counts.
    RunHead stopped(long now) {
        var active = legStarted == 0 ? activeMillis : activeMillis + Math.max(0, now - legStarted);
        return copy(
                leg, seq, step, budget, firstMessage, lastAnswer, prompt, failures, repairs, active, 0, open, commands);
    }

    RunHead with(Account newBudget) {
        return copy(
                leg,
                seq,
                step,
                newBudget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead with(PromptSize newPrompt) {
        return copy(
                leg,
                seq,
                step,
                budget,
                firstMessage,
                lastAnswer,
                newPrompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead answeredAt(long sequence) {
        return copy(
                leg,
                seq,
                step,
                budget,
                firstMessage,
                sequence,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead withFailures(int newFailures) {
        return copy(
                leg,
                seq,
                step,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                newFailures,
                repairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead withRepairs(int newRepairs) {
        return copy(
                leg,
                seq,
                step,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                newRepairs,
                activeMillis,
                legStarted,
                open,
                commands);
    }

    RunHead withOpen(List<OpenGrant> newOpen) {
        return copy(
                leg,
                seq,
                step,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                newOpen,
                commands);
    }

    RunHead remembering(String commandId) {
        var latest = new ArrayList<>(commands);
        latest.add(commandId);
        var from = Math.max(0, latest.size() - Rules.REMEMBERED_COMMANDS);
        return copy(
                leg,
                seq,
                step,
                budget,
                firstMessage,
                lastAnswer,
                prompt,
                failures,
                repairs,
                activeMillis,
                legStarted,
                open,
                latest.subList(from, latest.size()));
    }

    private RunHead copy(
            int newLeg,
            long newSeq,
            int newStep,
            Account newBudget,
            long newFirstMessage,
            long newLastAnswer,
            PromptSize newPrompt,
            int newFailures,
            int newRepairs,
            long newActiveMillis,
            long newLegStarted,
            List<OpenGrant> newOpen,
            List<String> newCommands) {
        return new RunHead(
                key,
                newLeg,
                newSeq,
                newStep,
                agent,
                newBudget,
                newFirstMessage,
                newLastAnswer,
                newPrompt,
                newFailures,
                newRepairs,
                newActiveMillis,
                newLegStarted,
                newOpen,
                newCommands,
                labels,
                principal,
                traceparent,
                parent);
    }
}
