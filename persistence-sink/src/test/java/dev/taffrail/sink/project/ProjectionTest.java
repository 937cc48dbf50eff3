package dev.taffrail.sink.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.BudgetChanged;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.event.ScopeBudget;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Span;
import dev.taffrail.schemas.verdict.Verdict;
import dev.taffrail.sink.Contracts;
import dev.taffrail.sink.Story;
import dev.taffrail.sink.store.Database;
import dev.taffrail.sink.store.RowWriter;
import dev.taffrail.sink.store.TableDump;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionTest {
    private static final Spend CHARGED = new Spend(0, 30, 7, 99, 0, List.of());
    private static final Attempt LOST =
            new Attempt(1, Billing.UNKNOWN, TokenUsage.NONE, "scripted", "script-1", "TIME_OUT", 900);
    private static final Verdict WARNED = new Verdict(
            "answer",
            "no-secrets",
            "default@1",
            700,
            List.of(new Span(3, 9)),
            Action.WARN,
            Bytes.sha256(new byte[] {1}),
            40,
            "");

    @TempDir
    private Path folder;

    /// One run to which everything happens that can be told, and what the tables say of it.
    @Test
    void every_event_has_the_rows_that_we_agreed_on() throws Exception {
        var story = new Story(new RunKey("acme", "s", "r"), 1_000)
                .accepted()
                .started("Pay the bill.")
                .tell(at ->
                        new CallRegranted(at, "r:1.1.0", 2, RegrantReason.NOT_STARTED, "rate limit", at.time() + 100))
                .tell(at -> new ModelStep(
                        at,
                        "r:1.1.0",
                        2,
                        ModelStatus.FAILED_TRANSIENT,
                        List.of(LOST),
                        FinishReason.UNKNOWN,
                        CHARGED,
                        false,
                        900,
                        "",
                        -1,
                        null,
                        Bytes.EMPTY,
                        List.of(WARNED)))
                .toolIteration("pay", "paid")
                .tell(at -> new ToolStep(
                        at,
                        "r:1.1.2",
                        1,
                        "req-2",
                        -1,
                        "look",
                        Effect.READ_ONLY,
                        ToolStatus.TIMED_OUT,
                        Text.of("nothing came", Origin.RUNTIME),
                        50,
                        List.of()))
                .tell(at -> new CallEscalated(at, "r:1.1.3", 1, "pay", Effect.ONCE, "the caller was lost"))
                .tell(at -> new StatusChanged(at, RunStatus.PAUSED, "c1", "ann", "lunch"))
                .tell(at -> new BudgetChanged(
                        at,
                        List.of(new ScopeBudget(Scope.RUN, Story.LIMITS, CHARGED, Spend.ZERO)),
                        "c2",
                        "bob",
                        "needed"))
                .tell(at ->
                        new CommandAnswered(at, "c3", CommandKind.CANCEL, CommandResult.APPLIED, "", "ann", List.of()))
                .ended(RunStatus.CANCELLED, Reason.BY_COMMAND)
                .tell(at -> new LateUsage(
                        at,
                        "r:1.1.0",
                        1,
                        List.of(LOST),
                        CHARGED,
                        List.of(new ScopeBudget(Scope.RUN, Story.LIMITS, CHARGED, Spend.ZERO))));

        assertDump(story);
    }

    @Test
    void evidence_changes_nothing() {
        var at = new LogPosition(1, 7);

        assertThat(Projection.project(new Decided(1, 1, Bytes.EMPTY, List.of()), at))
                .isEmpty();
        assertThat(Projection.project(new EntitySnapshot(1, "run/r", Bytes.EMPTY), at))
                .isEmpty();
    }

    @Test
    void previews_never_end_in_half_a_character() {
        assertThat(RowChange.preview("x".repeat(499) + "🛟")).hasSize(499);
        assertThat(RowChange.preview("x".repeat(498) + "🛟!")).hasSize(500);
    }

    @Test
    void a_position_is_one_number_and_back() {
        var at = new LogPosition(4_711, LogPosition.MAX_OFFSET);

        assertThat(LogPosition.unpack(at.packed())).isEqualTo(at);
    }

    private void assertDump(Story story) throws Exception {
        try (var database = Database.open(folder.resolve("sink.db"))) {
            database.inTransaction(tx -> {
                var rows = new RowWriter(Contracts.events());
                var offset = 0;
                for (RunEvent event : story.events()) {
                    var at = new LogPosition(0, offset++);
                    rows.apply(tx, at.packed(), Projection.project(event, at));
                }
                var at = new LogPosition(0, 0);
                var audit = new AuditEvent(
                        "e1", "run.cancelled", 1_100, "agent", story.key(), "ann", "by command", List.of(WARNED));
                rows.apply(tx, at.packed(), Projection.project(audit, at));
                rows.apply(tx, at.packed() + 1, Projection.project(audit, new LogPosition(0, 1)));
                return offset;
            });
            Golden.check(
                    "persistence-sink/src/test/resources/projection.txt",
                    String.join("\n", database.read(TableDump::of)));
        }
    }
}
