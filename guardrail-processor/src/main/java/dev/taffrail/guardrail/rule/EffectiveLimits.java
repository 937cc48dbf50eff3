package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.ToolLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The limits that hold for a run and its session: the defaults, replaced by what the agent says, lowered by what the
/// request says. Every dimension is above 0; a request never raises one.
///
/// An agent that gives the total of tokens only means all of them by it, so neither prompts nor answers are held to
/// their default then; one that gives prompts or answers only gets a total that has room for both.
public record EffectiveLimits(Limits run, Limits session) {

    /// @param request may have any content, also a nonsensical one: what is not above 0 does not count
    public static EffectiveLimits of(DefaultLimits defaults, AgentDefinition agent, Limits request) {
        Limits ofAgent = agentsOwn(agent.limits(), defaults.run());
        return new EffectiveLimits(lowered(ofAgent, request), session(defaults, agent.sessionLimits(), ofAgent));
    }

    private static Limits agentsOwn(Limits agent, Limits defaults) {
        boolean totalOnly = agent.totalTokens() > 0;
        long prompt = given(agent.promptTokens(), totalOnly ? agent.totalTokens() : defaults.promptTokens());
        long completion =
                given(agent.completionTokens(), totalOnly ? agent.totalTokens() : defaults.completionTokens());
        boolean partsOnly = agent.promptTokens() > 0 || agent.completionTokens() > 0;
        long total = partsOnly ? Math.max(defaults.totalTokens(), sum(prompt, completion)) : defaults.totalTokens();
        return new Limits(
                given(agent.iterations(), defaults.iterations()),
                given(agent.depth(), defaults.depth()),
                prompt,
                completion,
                given(agent.totalTokens(), total),
                given(agent.costMicros(), defaults.costMicros()),
                given(agent.toolCalls(), defaults.toolCalls()),
                perTool(agent.perTool(), List.of()),
                given(agent.wallClockMillis(), defaults.wallClockMillis()),
                given(agent.consecutiveFailures(), defaults.consecutiveFailures()));
    }

    private static Limits lowered(Limits agent, Limits request) {
        return new Limits(
                lower(agent.iterations(), request.iterations()),
                lower(agent.depth(), request.depth()),
                lower(agent.promptTokens(), request.promptTokens()),
                lower(agent.completionTokens(), request.completionTokens()),
                lower(agent.totalTokens(), request.totalTokens()),
                lower(agent.costMicros(), request.costMicros()),
                lower(agent.toolCalls(), request.toolCalls()),
                perTool(agent.perTool(), request.perTool()),
                lower(agent.wallClockMillis(), request.wallClockMillis()),
                lower(agent.consecutiveFailures(), request.consecutiveFailures()));
    }

    private static Limits session(DefaultLimits defaults, Limits session, Limits run) {
        return new Limits(
                given(session.iterations(), defaults.ofSession(run.iterations())),
                given(session.depth(), run.depth()),
                given(session.promptTokens(), defaults.ofSession(run.promptTokens())),
                given(session.completionTokens(), defaults.ofSession(run.completionTokens())),
                given(session.totalTokens(), defaults.ofSession(run.totalTokens())),
                given(session.costMicros(), defaults.ofSession(run.costMicros())),
                given(session.toolCalls(), defaults.ofSession(run.toolCalls())),
                perTool(session.perTool(), List.of()),
                given(session.wallClockMillis(), defaults.ofSession(run.wallClockMillis())),
                given(session.consecutiveFailures(), defaults.ofSession(run.consecutiveFailures())));
    }

    /// Sorted by tool, so that equal limits have equal bytes.
    private static List<ToolLimit> perTool(List<ToolLimit> base, List<ToolLimit> lowering) {
        var calls = new TreeMap<String, Long>();
        var all = new ArrayList<>(base);
        all.addAll(lowering);
        all.stream()
                .filter(limit -> limit.calls() > 0)
                .forEach(limit -> calls.merge(limit.tool(), limit.calls(), Math::min));
        return calls.entrySet().stream()
                .map(entry -> new ToolLimit(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static long given(long value, long otherwise) {
        return value > 0 ? Math.min(value, LimitWords.MAX) : otherwise;
    }

    private static long lower(long base, long value) {
        return value > 0 ? Math.min(base, value) : base;
    }

    private static long sum(long a, long b) {
        return Math.min(a + b, LimitWords.MAX);
    }
}
