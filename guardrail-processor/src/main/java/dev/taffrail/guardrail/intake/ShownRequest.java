package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.form.RequestCheck;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import java.util.List;

/// A request as it may be shown, be it admitted or refused: without what its fields may not say. Its input is screened
/// elsewhere.
final class ShownRequest {
    private ShownRequest() {}

    static Fields.Scrubbed<RunRequest> of(Policy policy, RunRequest request) {
        var scrubbed =
                Fields.scrub(policy, Place.of(Stage.REQUEST), with(request, labels(request), request.principal()));
        var shown = scrubbed.record();
        return new Fields.Scrubbed<>(
                with(shown, shown.labels(), distinct(policy, request.principal(), shown.principal())),
                scrubbed.verdicts());
    }

    /// Labels that cannot be meant are shown nowhere, so nothing is looked for in them: there may be any number.
    private static List<Label> labels(RunRequest request) {
        return RequestCheck.labels(request).isEmpty() ? request.labels() : List.of();
    }

    /// Runs at work are counted by principal: two people stay two when the policy takes their names out, where the
    /// gate has a key to tell them apart by.
    private static String distinct(Policy policy, String asked, String shown) {
        return shown.equals(asked)
                ? shown
                : policy.hashed("user", asked).map(hash -> shown + " " + hash).orElse(shown);
    }

    private static RunRequest with(RunRequest request, List<Label> labels, String principal) {
        return new RunRequest(
                request.runId(),
                request.tenant(),
                request.session(),
                request.agent(),
                request.input(),
                request.limits(),
                labels,
                principal,
                request.traceparent(),
                request.parent());
    }
}
