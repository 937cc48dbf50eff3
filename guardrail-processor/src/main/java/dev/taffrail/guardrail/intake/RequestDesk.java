package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Screening;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.guardrail.rule.Admission;
import dev.taffrail.guardrail.rule.DefaultLimits;
import dev.taffrail.guardrail.rule.Identity;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.DeadLetterReason;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Requests for runs: read, judged, screened. Each becomes one run, or one refused run, or one dead letter; a request
/// that cannot be read but still says which run it is about becomes both of the latter, so that whoever waits for the
/// run is told.
///
/// The tenant is the one that the request names: whoever may write to the shared topic is trusted with that. A parent
/// is noted and exempts from nothing: so far only clients write requests, and any of them may write one.
public final class RequestDesk implements Desk {
    private final GateSerdes serdes;
    private final RawReader<RunRequest> reader;
    private final int maxBytes;
    private final Policies policies;
    private final DefaultLimits defaults;
    private final Function<String, Lookup<AgentDefinition>> agents;
    private final RateMeter meter;

    /// @param maxBytes of a record in the topic of requests
    /// @param agents by `name` or `name@hash`
    /// @param meter of this process
    public RequestDesk(
            GateSerdes serdes,
            int maxBytes,
            Policies policies,
            DefaultLimits defaults,
            Function<String, Lookup<AgentDefinition>> agents,
            RateMeter meter) {
        this.serdes = serdes;
        this.reader = new RawReader<>(serdes.requests(), JsonForm.REQUEST);
        this.maxBytes = maxBytes;
        this.policies = policies;
        this.defaults = defaults;
        this.agents = agents;
        this.meter = meter;
    }

    @Override
    public Passage pass(Arrival arrival) {
        return switch (reader.read(arrival)) {
            case Reading.Read<RunRequest>(RunRequest request) -> withRequest(arrival, request);
            case Reading.Unreadable<RunRequest>(DeadLetterReason reason, String detail, Identity identity) ->
                quarantine(new DeadLetter(arrival, reason, policies.shown(Stage.REQUEST, detail)), identity);
        };
    }

    private Passage withRequest(Arrival arrival, RunRequest request) {
        var identity = Identity.of(request.tenant(), request.session(), request.runId());
        var flaw = Flaws.of(arrival, maxBytes, request.input());
        if (flaw.isPresent()) {
            return quarantine(flaw.get(), identity);
        }
        return switch (identity) {
            case Identity.Known(RunKey run) -> judge(arrival, run, request);
            case Identity.Unknown(String problem) ->
                quarantine(new DeadLetter(arrival, DeadLetterReason.INVALID, problem), identity);
        };
    }

    /// Judged by what was asked for, and how often, before any of it is screened; but shown, also when it is
    /// refused, as it is without what its fields may not say. The policy is looked up once: it may change at any
    /// moment, and one version counts for all of a record.
    private Passage judge(Arrival arrival, RunKey run, RunRequest request) {
        Lookup<Policy> current = policies.current();
        return switch (Admission.decide(request, () -> agents.apply(request.agent()), defaults)) {
            case Admission.Refused(Reason reason, String detail) ->
                refuse(arrival, run, request, current, reason, detail);
            case Admission.Admitted admitted ->
                switch (current) {
                    case Lookup.Found<Policy>(var _, Policy policy) ->
                        meter.refusal(policy.rates(), arrival.source(), arrival.time(), run, request.principal())
                                .map(detail -> refuse(arrival, run, request, current, Reason.LIMIT_REACHED, detail))
                                .orElseGet(
                                        () -> screen(arrival, run, ShownRequest.of(policy, request), admitted, policy));
                    case Lookup.Missing<Policy> _, Lookup.Withdrawn<Policy> _, Lookup.Damaged<Policy> _ ->
                        refuse(
                                arrival,
                                run,
                                request,
                                current,
                                Reason.GUARDRAIL,
                                "the gate's policy " + policies.name()
                                        + " is missing, withdrawn or damaged, so that nothing can be screened;"
                                        + " register it: taffrail policy register FILE");
                };
        };
    }

    private Passage screen(
            Arrival arrival,
            RunKey run,
            Fields.Scrubbed<RunRequest> shown,
            Admission.Admitted admitted,
            Policy policy) {
        RunRequest request = shown.record();
        var screened = Texts.screen(policy, Stage.REQUEST, request.input(), Origin.USER);
        Screening screening = screened.screening();
        var verdicts = new ArrayList<Verdict>(screening.verdicts());
        verdicts.addAll(shown.verdicts());
        var refused = RefusedRun.of(arrival, run, shown).with(verdicts);
        if (screening.rejected()) {
            return refuse(
                    arrival,
                    refused,
                    Reason.GUARDRAIL,
                    "the policy's rule " + screening.rule() + " rejects the input; reword it");
        }
        try {
            return admit(
                    arrival, admitted(arrival, run, request, admitted, screened.text(), verdicts, policy), verdicts);
        } catch (RecordTooLargeException e) {
            return refuse(
                    arrival,
                    refused,
                    Reason.PAYLOAD_TOO_LARGE,
                    "input, labels and agent definition together are too long for one record (" + e.getMessage()
                            + "); shorten one of them");
        }
    }

    private static RunAdmitted admitted(
            Arrival arrival,
            RunKey run,
            RunRequest request,
            Admission.Admitted admitted,
            Text input,
            List<Verdict> verdicts,
            Policy policy) {
        return new RunAdmitted(
                arrival.source(),
                run,
                admitted.agent(),
                input,
                admitted.limits(),
                admitted.sessionLimits(),
                request.labels(),
                request.principal(),
                Traceparent.of(arrival, request.traceparent()),
                request.parent(),
                Listed.inTheInbox(verdicts),
                policy.version(),
                policy.flows(),
                policy.concurrency());
    }

    private Passage admit(Arrival arrival, RunAdmitted event, List<Verdict> verdicts) {
        var audits = Trail.verdicts(arrival, event.run(), event.principal(), verdicts);
        return new Passage(Entry.of(event, serdes.inbox()), null, audits, Passage.Counted.ADMITTED, "", verdicts);
    }

    private Passage refuse(
            Arrival arrival, RunKey run, RunRequest request, Lookup<Policy> current, Reason reason, String detail) {
        var shown = ShownRequest.of(policies.orClosed(current), request);
        return refuse(arrival, RefusedRun.of(arrival, run, shown), reason, detail);
    }

    private Passage refuse(Arrival arrival, RefusedRun refused, Reason reason, String detail) {
        RunRefused event = refused.event(reason, detail);
        AuditEvent audit =
                Trail.refused(arrival, event.run(), event.principal(), reason + ": " + detail, refused.verdicts());
        var audits = new ArrayList<>(List.of(audit));
        audits.addAll(Trail.failed(arrival, event.run(), refused.verdicts()));
        return new Passage(
                Entry.of(event, serdes.inbox()),
                null,
                audits,
                Passage.Counted.REFUSED,
                reason.name(),
                refused.verdicts());
    }

    private Passage quarantine(DeadLetter letter, Identity identity) {
        return switch (identity) {
            case Identity.Unknown _ -> Quarantine.of(letter, null, Trail.NOBODY);
            case Identity.Known(RunKey run) -> {
                var reason = letter.reason() == DeadLetterReason.TOO_LARGE
                        ? Reason.PAYLOAD_TOO_LARGE
                        : Reason.INVALID_REQUEST;
                var event = RefusedRun.of(letter.record(), run).event(reason, letter.detail());
                yield Quarantine.of(letter, Entry.of(event, serdes.inbox()), run);
            }
        };
    }
}
