package dev.taffrail.agent.run;

import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a leg ends.
record Ending(
        RunStatus status,
        Reason reason,
        String detail,
        @Nullable LimitHit limit) {

    static Ending of(RunStatus status, Reason reason, String detail) {
        return new Ending(status, reason, detail, null);
    }

    static Ending completed(String detail) {
        return of(RunStatus.COMPLETED, Reason.ANSWERED, detail);
    }

    static Ending failed(Reason reason, String detail) {
        return of(RunStatus.FAILED, reason, detail);
    }

    static Ending exhausted(LimitHit hit) {
        var tool = hit.tool().isEmpty() ? "" : " of tool " + hit.tool();
        return new Ending(
                RunStatus.BUDGET_EXHAUSTED,
                Reason.LIMIT_REACHED,
                "%s limit%s of the %s: %d of %d used, %d more needed at the worst"
                        .formatted(
                                hit.dimension().name().toLowerCase(Locale.ROOT),
                                tool,
                                hit.scope().name().toLowerCase(Locale.ROOT),
                                hit.used(),
                                hit.limit(),
                                hit.requested()),
                hit);
    }

    static Ending timedOut(LimitHit hit) {
        return new Ending(
                RunStatus.TIMED_OUT,
                Reason.DEADLINE,
                "the run was at work for %d ms of the %d ms that it may be".formatted(hit.used(), hit.limit()),
                hit);
    }
}
