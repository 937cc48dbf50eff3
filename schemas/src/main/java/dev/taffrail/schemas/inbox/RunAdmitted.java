package dev.taffrail.schemas.inbox;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request passed the gate. Carries the agent definition, once per run, so that nothing has to be looked up at
/// decision time.
///
/// @param limits the effective ones: every dimension is given
/// @param sessionLimits the effective ones of the session: every dimension is given
/// @param policy `name@hash` that screened the input and screens all that the run's calls bring back
/// @param flows what that policy says about tools after untrusted content
/// @param concurrency what that policy says about runs at work
public record RunAdmitted(
        Source source,
        RunKey run,
        AgentDefinition agent,
        @DataClass(DataClass.Level.PERSONAL) Text input,
        Limits limits,
        Limits sessionLimits,
        List<Label> labels,
        @DataClass(DataClass.Level.PERSONAL) String principal,
        String traceparent,
        @Nullable Parent parent,
        List<Verdict> verdicts,
        String policy,
        List<FlowRule> flows,
        Concurrency concurrency)
        implements InboxEvent.Sourced {

    public RunAdmitted {
        labels = List.copyOf(labels);
        verdicts = List.copyOf(verdicts);
        flows = List.copyOf(flows);
    }
}
