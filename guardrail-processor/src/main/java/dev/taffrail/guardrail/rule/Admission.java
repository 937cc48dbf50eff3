package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether a request becomes a run. Text is judged by its size only: what it says is the policy's business.
public sealed interface Admission {
    /// How many labels a request may carry.
    int MAX_LABELS = 32;
    /// How long a label's value, or a principal, may be, in characters.
    int MAX_VALUE_LENGTH = 256;

    /// @param limits of the run: every dimension is given
    /// @param sessionLimits of its session: every dimension is given
    record Admitted(AgentDefinition agent, Limits limits, Limits sessionLimits) implements Admission {}

    /// @param detail what is wrong and what to do, without any text of the request
    record Refused(Reason reason, String detail) implements Admission {}

    /// @param request of a run with a valid identity
    /// @param agent asked only when the name is one
    static Admission decide(RunRequest request, Supplier<AgentLookup> agent, DefaultLimits defaults) {
        Optional<Refused> refusal = size(request).or(() -> form(request));
        return refusal.isPresent() ? refusal.get() : withAgent(request, agent.get(), defaults);
    }

    private static Admission withAgent(RunRequest request, AgentLookup agent, DefaultLimits defaults) {
        return switch (agent) {
            case AgentLookup.Found(AgentDefinition definition) -> withLimits(request, definition, defaults);
            case AgentLookup.Missing(String suggestion) ->
                new Refused(
                        Reason.UNKNOWN_AGENT,
                        "no agent is called " + request.agent()
                                + (suggestion.isEmpty()
                                        ? "; register it first"
                                        : "; did you mean " + suggestion + "?"));
            case AgentLookup.Withdrawn() ->
                new Refused(
                        Reason.UNKNOWN_AGENT,
                        "the agent " + request.agent() + " was withdrawn; register it again to use it");
            case AgentLookup.Damaged(String version) ->
                new Refused(
                        Reason.UNKNOWN_AGENT,
                        "the definition " + version + " of the agent is missing or damaged; register the agent again");
        };
    }

    private static Admission withLimits(RunRequest request, AgentDefinition agent, DefaultLimits defaults) {
        var limits = EffectiveLimits.of(defaults, agent, request.limits());
        Parent parent = request.parent();
        if (parent != null && parent.depth() > limits.run().depth()) {
            return new Refused(
                    Reason.LIMIT_REACHED,
                    "the sub-run would be " + parent.depth() + " levels below its root; the limit depth of the agent "
                            + agent.name() + " is " + limits.run().depth());
        }
        return new Admitted(agent, limits.run(), limits.session());
    }

    private static Optional<Refused> size(RunRequest request) {
        return TextSize.problem("input", request.input())
                .map(problem -> new Refused(Reason.PAYLOAD_TOO_LARGE, problem));
    }

    private static Optional<Refused> form(RunRequest request) {
        return Names.problem("agent", request.agent())
                .or(() -> request.input().content().isEmpty()
                        ? Optional.of("input is missing; say what the agent shall do")
                        : Optional.empty())
                .or(() -> LimitsCheck.problem("limits", request.limits()))
                .or(() -> labels(request))
                .or(() -> principal(request.principal()))
                .or(() -> parent(request.parent()))
                .map(problem -> new Refused(Reason.INVALID_REQUEST, problem));
    }

    /// What is wrong with the labels; empty when nothing is.
    public static Optional<String> labels(RunRequest request) {
        if (request.labels().size() > MAX_LABELS) {
            return Optional.of(
                    "labels has " + request.labels().size() + " entries; at most " + MAX_LABELS + " are allowed");
        }
        var seen = new TreeSet<String>();
        for (Label label : request.labels()) {
            var problem = Names.problem("labels.name", label.name());
            if (problem.isPresent()) {
                return problem;
            }
            if (label.value().length() > MAX_VALUE_LENGTH) {
                return Optional.of("the label " + label.name() + " has "
                        + label.value().length() + " characters; at most " + MAX_VALUE_LENGTH + " are allowed");
            }
            if (!seen.add(label.name())) {
                return Optional.of("labels has " + label.name() + " twice; keep one of the two");
            }
        }
        return Optional.empty();
    }

    /// What is wrong with a principal; empty when nothing is.
    public static Optional<String> principal(String principal) {
        if (principal.length() > MAX_VALUE_LENGTH) {
            return Optional.of("principal has " + principal.length() + " characters; at most " + MAX_VALUE_LENGTH
                    + " are allowed");
        }
        return principal.chars().anyMatch(Character::isISOControl)
                ? Optional.of("principal has a control character; leave it out")
                : Optional.empty();
    }

    private static Optional<String> parent(@Nullable Parent parent) {
        if (parent == null) {
            return Optional.empty();
        }
        if (parent.depth() < 1 || parent.leg() < 1) {
            return Optional.of("parent has depth " + parent.depth() + " and leg " + parent.leg() + "; both start at 1");
        }
        return Names.problem("parent.run", parent.run());
    }
}
