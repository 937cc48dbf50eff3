package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.form.RequestCheck;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// What is shown of a request that is refused: only what is fit to be shown, and never its input.
record RefusedRun(
        Source source,
        RunKey run,
        String agent,
        List<Label> labels,
        String principal,
        String traceparent,
        List<Verdict> verdicts) {

    static RefusedRun of(Arrival arrival, RunKey run) {
        return new RefusedRun(arrival.source(), run, "", List.of(), "", "", List.of());
    }

    static RefusedRun of(Arrival arrival, RunKey run, Fields.Scrubbed<RunRequest> shown) {
        var request = shown.record();
        return new RefusedRun(
                arrival.source(),
                run,
                Names.isName(request.agent()) ? request.agent() : "",
                RequestCheck.labels(request).isEmpty() ? request.labels() : List.of(),
                RequestCheck.principal(request.principal()).isEmpty() ? request.principal() : "",
                Traceparent.of(arrival, request.traceparent()),
                shown.verdicts());
    }

    RefusedRun with(List<Verdict> found) {
        return new RefusedRun(source, run, agent, labels, principal, traceparent, found);
    }

    RunRefused event(Reason reason, String detail) {
        return new RunRefused(
                source,
                run,
                agent,
                reason,
                detail,
                Text.EMPTY,
                labels,
                principal,
                traceparent,
                Listed.inTheInbox(verdicts));
    }
}
