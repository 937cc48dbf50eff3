package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.form.RequestCheck;
import dev.taffrail.schemas.form.TextSize;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether a request becomes a run. Text is judged by its size only: what it says is the policy's business.
public sealed interface Admission {
    /// @param limits of the run: every dimension is given
    /// @param sessionLimits of its session: every dimension is given
    record Admitted(AgentDefinition agent, Limits limits, Limits sessionLimits) implements Admission {}

    /// @param detail what is wrong and what to do, without any text of the request
    record Refused(Reason reason, String detail) implements Admission {}

    /// @param request of a run with a valid identity
    /// @param agent asked only when the name is one
    static Admission decide(RunRequest request, Supplier<Lookup<AgentDefinition>> agent, DefaultLimits defaults) {
        Optional<Refused> refusal = size(request).or(() -> form(request));
        return refusal.isPresent() ? refusal.get() : withAgent(request, agent.get(), defaults);
    }

    private static Admission withAgent(RunRequest request, Lookup<AgentDefinition> agent, DefaultLimits defaults) {
        return switch (agent) {
            case Lookup.Found<AgentDefinition>(var _, AgentDefinition definition) ->
                withLimits(request, definition, defaults);
            case Lookup.Missing<AgentDefinition>(String suggestion) ->
                new Refused(
                        Reason.UNKNOWN_AGENT,
                        "no agent is called " + request.agent()
                                + (suggestion.isEmpty()
                                        ? "; register it first"
                                        : "; did you mean " + suggestion + "?"));
            case Lookup.Withdrawn<AgentDefinition>() ->
                new Refused(
                        Reason.UNKNOWN_AGENT,
                        "the agent " + request.agent() + " was withdrawn; register it again to use it");
            case Lookup.Damaged<AgentDefinition>(String version) ->
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
        return RequestCheck.problem(request)
                .or(() -> parent(request.parent()))
                .map(problem -> new Refused(Reason.INVALID_REQUEST, problem));
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
