package dev.taffrail.sink.project;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.ScopeBudget;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change to one row. Applying one again changes nothing: rows that are only added are keyed by the `id` of their
/// record, a packed [LogPosition], and rows that change do so only for a later event of their run (`head.seq`).
public sealed interface RowChange {

    /// A change that belongs to a run.
    sealed interface OfRun extends RowChange {
        EventHead head();
    }

    record RunOpened(
            long id,
            EventHead head,
            RunStatus status,
            String agentName,
            String agent,
            String input,
            Limits limits,
            List<Label> labels,
            String principal,
            String traceId,
            String traceparent,
            Parent parent)
            implements OfRun {}

    record LegOpened(
            long id,
            EventHead head,
            int fromStep,
            Limits limits,
            long firstMessage,
            long messages,
            Bytes chainHash,
            String commandId,
            String principal,
            String reason)
            implements OfRun {}

    record RunMoved(EventHead head, RunStatus status) implements OfRun {}

    /// What the run has used by now, as the budget says.
    record RunProgressed(EventHead head, Spend spent, long messages, Bytes chainHash) implements OfRun {}

    /// Something was charged after the fact.
    record RunCharged(EventHead head, Spend charged) implements OfRun {}

    record LegClosed(
            long id, EventHead head, RunOutcome outcome, String answer, long messages, Bytes chainHash, Bytes digest)
            implements OfRun {}

    /// A model call that returned. Its answer is the message with the same id.
    record StepAdded(
            long id,
            EventHead head,
            String callId,
            int grant,
            ModelStatus status,
            String provider,
            String model,
            int attempts,
            TokenUsage usage,
            Spend charged,
            FinishReason finish,
            boolean overspent,
            long latencyMillis,
            String error,
            long sequence)
            implements OfRun {}

    /// A tool call that returned. What the model is told of it is the message with the same id; `output` holds only
    /// what it is not told.
    record ToolCallAdded(
            long id,
            EventHead head,
            String callId,
            int grant,
            String request,
            String tool,
            Effect effect,
            ToolStatus status,
            long latencyMillis,
            long bytes,
            String output,
            long sequence)
            implements OfRun {}

    record MessageAdded(long id, EventHead head, long sequence, Message message) implements OfRun {}

    record CheckpointAdded(long id, Checkpointed event) implements OfRun {
        @Override
        public EventHead head() {
            return event.head();
        }
    }

    record BudgetSet(EventHead head, ScopeBudget budget) implements OfRun {}

    record VerdictAdded(long id, int ordinal, EventHead head, Verdict verdict) implements OfRun {}

    /// What happened to a run or to one of its calls beside its steps.
    record NoteAdded(
            long id,
            EventHead head,
            Kind kind,
            String callId,
            int grant,
            String subject,
            String detail,
            String principal,
            String commandId,
            Spend charged)
            implements OfRun {
        public enum Kind {
            STATUS,
            BUDGET,
            REGRANTED,
            ESCALATED,
            LATE_USAGE
        }
    }

    /// The answer to a command; the run may not exist.
    record CommandAdded(
            long id,
            EventHead head,
            String commandId,
            CommandKind kind,
            CommandResult result,
            String detail,
            String principal)
            implements RowChange {}

    record AuditAdded(
            long id,
            String eventId,
            String type,
            long time,
            String writer,
            RunKey run,
            String principal,
            String detail,
            List<Verdict> verdicts)
            implements RowChange {}

    /// A record of `run-outcomes`, to be compared with the end of its leg in `run-events`.
    record OutcomeSeen(long id, RunKey run, int leg, Bytes digest, long endedAt) implements RowChange {}

    /// The text of a run, as far as it is shown in lists.
    int PREVIEW_CHARS = 500;

    /// The first [#PREVIEW_CHARS] characters, never half of a surrogate pair.
    static String preview(@Nullable String text) {
        if (text == null || text.length() <= PREVIEW_CHARS) {
            return text == null ? "" : text;
        }
        var end = Character.isHighSurrogate(text.charAt(PREVIEW_CHARS - 1)) ? PREVIEW_CHARS - 1 : PREVIEW_CHARS;
        return text.substring(0, end);
    }
}
