package dev.taffrail.agent.run;

import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a run may not have done after untrusted content. A call is judged by what the model had read when it asked for
/// it: by the conversation up to its answer.
final class Flows {
    private static final int CERTAIN = 1000;

    private Flows() {}

    /// The text of a result with the origin that its tool declares. What the runtime says in its place is its own.
    static Text labelled(Text content, ToolDefinition tool) {
        return tool.returnsForeign() && content.origin() != Origin.RUNTIME && content.origin() != Origin.EXTERNAL
                ? new Text(
                        content.content(),
                        content.cipher(),
                        content.keyId(),
                        content.mac(),
                        content.bytes(),
                        content.sensitivity(),
                        Origin.EXTERNAL)
                : content;
    }

    /// The first rule of the run's policy that stops a call of `tool` now.
    static Optional<FlowRule> stopping(Draft draft, RunHead head, ToolDefinition tool) {
        return head.flows().isEmpty()
                ? Optional.empty()
                : stopping(head.flows(), draft.require(Key.session(head.key())), tool);
    }

    private static Optional<FlowRule> stopping(List<FlowRule> flows, Session session, ToolDefinition tool) {
        return flows.stream()
                .filter(rule -> !rule.except().contains(tool.name()))
                .filter(rule -> rule.effects().contains(tool.handledAs()) || (rule.egress() && tool.sendsOutside()))
                .filter(rule -> rule.after().stream().anyMatch(session::holds))
                .findFirst();
    }

    /// Puts in the place of a call's result why it was refused, for the model, the events and the audit.
    static LiveRun refuse(
            Draft draft,
            LiveRun run,
            long sequence,
            ToolRequest request,
            ToolDefinition tool,
            String callId,
            FlowRule rule) {
        var head = run.head();
        var verdicts = List.of(verdict(head, request, rule));
        draft.audit(
                "guardrail.flow_refused",
                head.key(),
                head.principal(),
                "%s stops %s (%s) after %s".formatted(rule.name(), tool.name(), why(tool, rule), words(rule.after())),
                verdicts);
        return Steps.refuse(draft, run, sequence, request, callId, tool.handledAs(), explanation(tool, rule), verdicts);
    }

    private static Verdict verdict(RunHead head, ToolRequest request, FlowRule rule) {
        return new Verdict(
                "tool_arguments:" + request.name(),
                rule.name(),
                head.policy(),
                CERTAIN,
                List.of(),
                Action.REJECT,
                request.arguments().mac(),
                0,
                "");
    }

    private static String explanation(ToolDefinition tool, FlowRule rule) {
        return "not executed: the policy's rule %s stops %s, which %s, since this conversation holds content that is not trusted. Nothing was done. "
                        .formatted(rule.name(), tool.name(), why(tool, rule))
                + (rule.approvable()
                        ? "It would need the approval of a person, who cannot be asked from here: say in your answer what should be done and why."
                        : "Say in your answer what you would have done and why.");
    }

    private static String why(ToolDefinition tool, FlowRule rule) {
        return rule.effects().contains(tool.handledAs())
                ? tool.handledAs() == Effect.ONCE
                        ? "cannot be taken back"
                        : "is " + tool.handledAs().name().toLowerCase(Locale.ROOT)
                : "may send what it is given outside";
    }

    private static String words(List<Origin> origins) {
        return String.join(
                " or ",
                origins.stream()
                        .map(origin -> origin.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
