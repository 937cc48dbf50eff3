package dev.taffrail.bench.faults.log;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.call.CallHead;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.EventHead;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.text.Text;
import java.util.List;

/// A log for tests, told in a few words.
public final class Seen {
    private final Sightings log = new Sightings();

    public Sightings log() {
        return log;
    }

    public Seen began(String run, int leg) {
        log.saw(new LegStarted(head(run, leg), 0, Limits.NONE, 0, 0, Bytes.EMPTY, "", "", ""), 0, 0);
        return this;
    }

    public Seen ended(String run, int leg, RunStatus status, long tokens) {
        log.saw(new RunOutcome(
                key(run),
                leg,
                status,
                Reason.ANSWERED,
                "",
                "faults",
                Text.EMPTY,
                null,
                0,
                new Spend(1, tokens, 0, 0, 0, List.of()),
                false,
                List.of(),
                0,
                0,
                0));
        return this;
    }

    public Seen answered(String run, String command, CommandResult result) {
        log.saw(new CommandAnswered(head(run, 1), command, CommandKind.RESUME, result, "", "", List.of()), 0, 0);
        return this;
    }

    /// @param call `run:leg.step.index`
    public Seen granted(String run, String call, int grant) {
        log.saw(new ToolCall(
                new CallHead(key(run), 1, 1, call, grant, 1, 0, 0, 0, "default/" + run + "/" + call, "", ""),
                "faults",
                "fault_send",
                Text.EMPTY,
                Effect.ONCE));
        return this;
    }

    public Seen again(String run, String call, RegrantReason reason) {
        log.saw(new CallRegranted(head(run, 1), call, 2, reason, "", 0), 0, 0);
        return this;
    }

    private static EventHead head(String run, int leg) {
        return new EventHead(key(run), leg, 1, 1, 0, 0);
    }

    private static RunKey key(String run) {
        return new RunKey(RunKey.DEFAULT_TENANT, run, run);
    }
}
