package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.CallerReport;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// What callers report: answers and tool results are screened, statements about partitions are checked. Keys do not
/// matter here, a report says itself where it belongs.
public final class ReportDesk implements Desk {
    /// What stands in the topic that only our own callers write.
    private static final String OWN_LANE = "";

    private final GateSerdes serdes;
    private final int partitions;
    private final Policies policies;

    /// @param partitions of `agent-inbox`
    public ReportDesk(GateSerdes serdes, int partitions, Policies policies) {
        this.serdes = serdes;
        this.partitions = partitions;
        this.policies = policies;
    }

    @Override
    public Passage pass(Arrival arrival) {
        byte[] value = arrival.value();
        if (value == null) {
            return quarantine(
                    arrival, DeadLetterReason.NULL_VALUE, "the record has no value; nothing is deleted by one");
        }
        try {
            return report(arrival, serdes.reports().decode(value));
        } catch (PoisonRecord e) {
            return quarantine(
                    arrival, DeadLetterReason.of(e), policies.shown(Stage.ANSWER, String.valueOf(e.getMessage())));
        } catch (RecordTooLargeException e) {
            return quarantine(arrival, DeadLetterReason.TOO_LARGE, String.valueOf(e.getMessage()));
        }
    }

    private Passage report(Arrival arrival, CallerReport report) {
        return switch (report) {
            case CallResult result -> result(arrival, result);
            case CallerHandover handover ->
                statement(arrival, handover.partition(), new CallersHandedOver(arrival.source(), handover));
            case CallerTakeover takeover ->
                statement(arrival, takeover.partition(), new CallersTookOver(arrival.source(), takeover));
        };
    }

    private Passage statement(Arrival arrival, int partition, InboxEvent.Sourced event) {
        return partition < 0 || partition >= partitions
                ? quarantine(
                        arrival,
                        DeadLetterReason.INVALID,
                        "it names partition " + partition + ", but there are " + partitions + ", from 0")
                : passed(arrival, Trail.NOBODY, event, List.of());
    }

    private Passage result(Arrival arrival, CallResult result) {
        RunKey run = result.head().run();
        var problem = runProblem(run);
        if (problem.isPresent()) {
            return quarantine(arrival, DeadLetterReason.INVALID, problem.get());
        }
        Screened screened = screened(arrival, result);
        try {
            return passed(arrival, run, ResultScreen.listing(screened.returned()), screened.verdicts());
        } catch (RecordTooLargeException e) {
            return passed(arrival, run, ResultScreen.shortened(screened.returned()), screened.verdicts());
        }
    }

    /// @param verdicts of the event, where it has room for them; else for the audit only
    private record Screened(CallReturned returned, List<Verdict> verdicts) {}

    private Screened screened(Arrival arrival, CallResult result) {
        var screen = new ResultScreen(policies.pinned(result.head().policy()));
        return switch (result) {
            case ModelResult model -> {
                var returned = screen.model(arrival.source(), OWN_LANE, model);
                yield new Screened(returned, returned.verdicts());
            }
            case ToolResult tool -> {
                var returned = screen.tool(arrival.source(), OWN_LANE, tool);
                yield new Screened(returned, returned.verdicts());
            }
            case NotStarted notStarted -> {
                var scrubbed = screen.notStarted(notStarted);
                yield new Screened(
                        new CallNotStarted(arrival.source(), OWN_LANE, scrubbed.record()), scrubbed.verdicts());
            }
        };
    }

    private static Optional<String> runProblem(RunKey run) {
        return Names.problem("run", run.run())
                .or(() -> Names.problem("session", run.session()))
                .or(() -> Names.problem("tenant", run.tenant()));
    }

    private Passage passed(Arrival arrival, RunKey run, InboxEvent.Sourced event, List<Verdict> verdicts) {
        return new Passage(
                Entry.of(event, serdes.inbox()),
                null,
                Trail.verdicts(arrival, run, "", verdicts),
                Passage.Counted.PASSED,
                "",
                verdicts);
    }

    private static Passage quarantine(Arrival arrival, DeadLetterReason reason, String detail) {
        return Quarantine.of(new DeadLetter(arrival, reason, detail), null, Trail.NOBODY);
    }
}
