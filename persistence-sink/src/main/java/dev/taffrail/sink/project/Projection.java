package dev.taffrail.sink.project;

import static dev.taffrail.sink.project.RowChange.preview;

import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.event.BudgetChanged;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.event.RunEnded;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.ScopeBudget;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.verdict.Verdict;
import dev.taffrail.sink.project.RowChange.NoteAdded;
import dev.taffrail.sink.project.RowChange.NoteAdded.Kind;
import java.util.ArrayList;
import java.util.List;

/// What a record of the log means for the tables. Pure: the same record at the same place gives the same changes.
public final class Projection {
    private static final Parent NO_PARENT = new Parent("", 0, "", 0);

    private Projection() {}

    /// A record of `run-events`. Evidence for replays changes nothing here.
    public static List<RowChange> project(RunEvent event, LogPosition at) {
        var id = at.packed();
        return switch (event) {
            case RunAccepted e -> withVerdicts(id, e.head(), e.verdicts(), opened(id, e));
            case LegStarted e -> List.of(opened(id, e));
            case StatusChanged e -> List.of(new RowChange.RunMoved(e.head(), e.status()), note(id, e));
            case ModelStep e -> ModelSteps.project(id, e);
            case ToolStep e -> ToolSteps.project(id, e);
            case MessageAdded e -> List.of(new RowChange.MessageAdded(id, e.head(), e.sequence(), e.message()));
            case CallRegranted e -> List.of(note(id, e));
            case CallEscalated e -> List.of(note(id, e));
            case LateUsage e -> lateUsage(id, e);
            case Checkpointed e -> checkpointed(id, e);
            case BudgetChanged e -> budgetChanged(id, e);
            case CommandAnswered e ->
                withVerdicts(
                        id,
                        e.head(),
                        e.verdicts(),
                        new RowChange.CommandAdded(
                                id, e.head(), e.commandId(), e.kind(), e.result(), e.detail(), e.principal()));
            case RunEnded e -> ended(id, e);
            case Decided _, EntitySnapshot _ -> List.of();
        };
    }

    /// A record of `run-outcomes`.
    public static List<RowChange> project(RunOutcome outcome, LogPosition at) {
        return List.of(new RowChange.OutcomeSeen(
                at.packed(), outcome.run(), outcome.leg(), CanonicalBytes.digest(outcome), outcome.endedAt()));
    }

    /// A record of `audit`.
    public static List<RowChange> project(AuditEvent e, LogPosition at) {
        return List.of(new RowChange.AuditAdded(
                at.packed(),
                e.eventId(),
                e.type(),
                e.time(),
                e.writer(),
                e.run(),
                e.principal(),
                e.detail(),
                e.verdicts()));
    }

    private static RowChange opened(long id, RunAccepted e) {
        return new RowChange.RunOpened(
                id,
                e.head(),
                e.status(),
                agentName(e.agent()),
                e.agent(),
                preview(e.input().content()),
                e.limits(),
                e.labels(),
                e.principal(),
                Traceparent.traceId(e.traceparent()),
                e.traceparent(),
                e.parent() == null ? NO_PARENT : e.parent());
    }

    private static RowChange opened(long id, LegStarted e) {
        return new RowChange.LegOpened(
                id,
                e.head(),
                e.fromStep(),
                e.limits(),
                e.firstMessage(),
                e.messages(),
                e.chainHash(),
                e.commandId(),
                e.principal(),
                e.reason());
    }

    private static List<RowChange> checkpointed(long id, Checkpointed e) {
        var changes = new ArrayList<RowChange>();
        changes.add(new RowChange.CheckpointAdded(id, e));
        changes.add(new RowChange.RunProgressed(e.head(), spentByRun(e.budgets()), e.messages(), e.chainHash()));
        return withBudgets(e.head(), e.budgets(), changes);
    }

    private static List<RowChange> lateUsage(long id, LateUsage e) {
        var changes = new ArrayList<RowChange>(List.of(new RowChange.RunCharged(e.head(), e.charged()), note(id, e)));
        return withBudgets(e.head(), e.budgets(), changes);
    }

    private static List<RowChange> budgetChanged(long id, BudgetChanged e) {
        var changes = new ArrayList<RowChange>();
        changes.add(new NoteAdded(
                id, e.head(), Kind.BUDGET, "", 0, "", e.reason(), e.principal(), e.commandId(), Spend.ZERO));
        return withBudgets(e.head(), e.budgets(), changes);
    }

    private static List<RowChange> ended(long id, RunEnded e) {
        var changes = new ArrayList<RowChange>();
        changes.add(new RowChange.LegClosed(
                id,
                e.head(),
                e.outcome(),
                e.outcome().answer().content(),
                e.messages(),
                e.chainHash(),
                CanonicalBytes.digest(e.outcome())));
        return withBudgets(e.head(), e.budgets(), changes);
    }

    private static NoteAdded note(long id, StatusChanged e) {
        return new NoteAdded(
                id,
                e.head(),
                Kind.STATUS,
                "",
                0,
                e.status().name(),
                e.reason(),
                e.principal(),
                e.commandId(),
                Spend.ZERO);
    }

    private static NoteAdded note(long id, CallRegranted e) {
        return new NoteAdded(
                id, e.head(), Kind.REGRANTED, e.callId(), e.grant(), e.reason().name(), e.detail(), "", "", Spend.ZERO);
    }

    private static NoteAdded note(long id, CallEscalated e) {
        return new NoteAdded(
                id, e.head(), Kind.ESCALATED, e.callId(), e.grant(), e.tool(), e.detail(), "", "", Spend.ZERO);
    }

    private static NoteAdded note(long id, LateUsage e) {
        return new NoteAdded(id, e.head(), Kind.LATE_USAGE, e.callId(), e.grant(), "", "", "", "", e.charged());
    }

    private static List<RowChange> withBudgets(EventHead head, List<ScopeBudget> budgets, List<RowChange> changes) {
        for (var budget : budgets) {
            changes.add(new RowChange.BudgetSet(head, budget));
        }
        return List.copyOf(changes);
    }

    static List<RowChange> withVerdicts(long id, EventHead head, List<Verdict> verdicts, RowChange... first) {
        var changes = new ArrayList<RowChange>(List.of(first));
        for (var ordinal = 0; ordinal < verdicts.size(); ordinal++) {
            changes.add(new RowChange.VerdictAdded(id, ordinal, head, verdicts.get(ordinal)));
        }
        return List.copyOf(changes);
    }

    private static Spend spentByRun(List<ScopeBudget> budgets) {
        return budgets.stream()
                .filter(budget -> budget.scope() == Scope.RUN)
                .map(ScopeBudget::spent)
                .findFirst()
                .orElse(Spend.ZERO);
    }

    private static String agentName(String version) {
        var hash = version.indexOf('@');
        return hash < 0 ? version : version.substring(0, hash);
    }
}
