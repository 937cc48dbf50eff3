package dev.taffrail.guardrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.rule.DefaultLimits;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// A policy that changes with each look at it: whatever a record holds, one version counts for all of it.
class HotChangeTest {
    private static final int MIB = 1 << 20;

    private final GateSerdes serdes =
            GateSerdes.of(new Topics(Topics.DEFAULT_PREFIX, 8), SchemaLock.shipped(), SchemaSource.NONE);
    private final List<String> looks = new ArrayList<>();
    private final Policies policies = new Policies("house", PolicyFile.shipped(), this::changed);

    private Lookup<Policy> changed(String name) {
        looks.add(name);
        var policy = policy(looks.size());
        return new Lookup.Found<>(policy.version(), policy);
    }

    private static Policy policy(int look) {
        return PolicyFile.parse("house", """
                # look %d
                name: house
                rules:
                  - name: codename
                    kind: pattern
                    patterns: [heron]
                    actions: {request: warn, command: warn, tool_result: warn}
                """.formatted(look));
    }

    @Test
    void text_and_fields_of_a_request_are_screened_by_one_version() {
        var request = new RunRequest(
                "r1", "", "s1", "helper", Text.of("a heron", Origin.USER), Limits.NONE, List.of(), "heron", "", null);
        var desk = new RequestDesk(
                serdes, MIB, policies, DefaultLimits.PRODUCT, _ -> new Lookup.Found<>("", AGENT), new RateMeter());

        assertThat(desk.pass(arrival(serdes.requests().encode(request))).verdicts())
                .hasSize(2)
                .extracting(Verdict::policy)
                .containsOnly(policy(1).version());
        assertThat(looks).hasSize(1);
    }

    @Test
    void and_those_of_a_command() {
        var command = new RunCommand(
                "c1",
                "",
                "s1",
                "r1",
                CommandKind.MESSAGE,
                "heron",
                Text.of("a heron", Origin.USER),
                Limits.NONE,
                0,
                "",
                "");

        var passage = new CommandDesk(serdes, MIB, policies)
                .pass(arrival(serdes.commands().encode(command)));

        assertThat(passage.verdicts())
                .hasSize(2)
                .extracting(Verdict::policy)
                .containsOnly(policy(1).version());
        assertThat(looks).hasSize(1);
    }

    @Test
    void and_those_of_a_report_of_a_run_from_before_runs_were_pinned() {
        var head = new ResultHead(new RunKey("t", "s", "r"), "c", 1, 2, 3, "i", "", "search");
        var desk = new ReportDesk(serdes, 8, policies);

        desk.pass(arrival(
                serdes.reports().encode(new ToolResult(head, ToolStatus.OK, Text.of("a heron", Origin.TOOL), 0, 1))));
        assertThat(looks).hasSize(1);

        desk.pass(arrival(serdes.reports().encode(new NotStarted(head, NotStartedReason.NOT_NOW, 0, "a heron"))));
        assertThat(looks).hasSize(2);
    }

    private static Arrival arrival(byte[] value) {
        return new Arrival("topic", new Source("id", 0, 42), 1_000, new byte[] {1}, value, new RecordHeaders());
    }

    private static final AgentDefinition AGENT = new AgentDefinition(
            "helper",
            "",
            "scripted/demo",
            "Be brief.",
            List.of(),
            Limits.NONE,
            Limits.NONE,
            1_000,
            60_000,
            8,
            2,
            UnknownOutcome.STOP,
            new Price(false, 0, 0, 0, 0));
}
